// Draws passages in rows, side by side with their originals. Text from the corpus enters by textContent only.
const TAGS = { match: "mark", gone: "del", new: "ins", "": "span" };

function made(name, text, className) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function drawCell(cell) {
  const td = made("td");
  for (const [kind, text] of cell) td.appendChild(made(TAGS[kind] ?? "span", text));
  return td;
}

function drawRow(row, columns) {
  const tr = made("tr", undefined, `${row.kind} ${row.pointed ? "pointed" : ""}`.trim());
  const cells = row.cells.map(drawCell);
  if (row.about) cells[0].prepend(made("p", row.about));
  if (row.href) {
    const link = made("a", row.link);
    link.href = row.href;
    const line = made("p");
    line.appendChild(link);
    cells[cells.length - 1].appendChild(line);
  }
  if (cells.length === 1 && columns > 1) cells[0].colSpan = columns;
  tr.append(...cells);
  return tr;
}

export default function ({ data: raw, parentElement }) {
  const table = parentElement.querySelector(".table");
  if (table.drawn === raw.payload) return;
  table.drawn = raw.payload;
  const data = JSON.parse(raw.payload);
  table.replaceChildren();
  const head = made("tr");
  for (const heading of data.headings) {
    const th = made("th", heading);
    th.scope = "col";
    head.appendChild(th);
  }
  const thead = made("thead");
  thead.appendChild(head);
  const body = made("tbody");
  for (const row of data.rows) body.appendChild(drawRow(row, data.headings.length));
  table.append(thead, body);
  table.setAttribute("aria-label", data.label);
  table.querySelector(".pointed")?.scrollIntoView({ block: "center" });
}
