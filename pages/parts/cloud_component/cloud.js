// Draws word clouds as SVG. Text from the corpus enters by textContent only.
const NS = "http://www.w3.org/2000/svg";
const SCALE = 4; // pixels of a downloaded picture for each unit of the layout

function element(name, attributes) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function highlight(row, term) {
  for (const word of row.querySelectorAll("text")) {
    word.classList.toggle("same", term !== null && word.dataset.term === term);
    word.classList.toggle("dim", term !== null && word.dataset.term !== term);
  }
}

function drawWord(row, word, choose) {
  const made = element("text", {
    x: word.x, y: word.y, "font-size": word.size, textLength: word.width, class: word.side, tabindex: 0, role: "button",
    "aria-label": word.tip,
  });
  made.dataset.term = word.term;
  made.textContent = word.term;
  const tip = element("title", {});
  tip.textContent = word.tip;
  made.appendChild(tip);
  made.onmouseenter = made.onfocus = () => highlight(row, word.term);
  made.onmouseleave = made.onblur = () => highlight(row, null);
  made.onclick = () => choose(word.term);
  made.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(word.term);
  };
  return made;
}

// The cloud as a file of its own: colours and font written into it, because the page's style sheet stays behind.
function standalone(svg, width, height) {
  const copy = svg.cloneNode(true);
  const style = getComputedStyle(svg);
  copy.setAttribute("xmlns", NS);
  copy.setAttribute("width", width * SCALE);
  copy.setAttribute("height", height * SCALE);
  copy.setAttribute("font-family", style.fontFamily);
  const ground = element("rect", { width, height, fill: style.getPropertyValue("--st-background-color").trim() || "#ffffff" });
  const words = svg.querySelectorAll("text");
  copy.querySelectorAll("text").forEach((word, place) => {
    word.setAttribute("fill", getComputedStyle(words[place]).fill);
    for (const name of ["tabindex", "role", "class", "data-term", "aria-label"]) word.removeAttribute(name);
  });
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function savePng(source, width, height, name) {
  const picture = new Image();
  picture.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, name));
  };
  picture.src = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
}

function drawDownloads(svg, panel, data) {
  const line = document.createElement("p");
  const kinds = {
    SVG: () => save(new Blob([standalone(svg, data.width, data.height)], { type: "image/svg+xml" }), `${data.name}.svg`),
    PNG: () => savePng(standalone(svg, data.width, data.height), data.width, data.height, `${data.name}.png`),
  };
  for (const [kind, act] of Object.entries(kinds)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = kind;
    button.setAttribute("aria-label", `${kind}: ${panel.heading}`);
    button.onclick = act;
    line.appendChild(button);
  }
  return line;
}

export default function ({ data: raw, parentElement, setTriggerValue }) {
  const data = JSON.parse(raw.payload);
  const row = parentElement.querySelector(".row");
  row.replaceChildren();
  for (const panel of data.panels) {
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = panel.heading;
    const svg = element("svg", { viewBox: `0 0 ${data.width} ${data.height}`, role: "group", "aria-label": panel.heading });
    for (const word of panel.words) svg.appendChild(drawWord(row, word, (term) => setTriggerValue("term", term)));
    figure.append(caption, svg, drawDownloads(svg, panel, data));
    row.appendChild(figure);
  }
}
