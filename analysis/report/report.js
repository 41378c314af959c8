// Draws every figure of the report from the data beside it.
for (const place of document.querySelectorAll("[data-figure]")) {
  const held = JSON.parse(document.getElementById(place.dataset.figure).textContent);
  Plotly.newPlot(place, held.data, held.layout, {
    displaylogo: false,
    typesetMath: false, // $…$ in a name is a name
    responsive: true,
    toImageButtonOptions: { format: "svg" },
    modeBarButtonsToRemove: ["lasso2d", "select2d"],
  });
}
document.body.dataset.drawn = "yes";
