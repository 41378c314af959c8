// An address without a query that gets one is the same step: it is replaced, not followed.
export default function () {
  if (history.joinsSteps) return;
  history.joinsSteps = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const next = new URL(address ?? location.href, location.href);
    const filledIn = location.search === "" && next.search !== "" && next.pathname === location.pathname;
    return filledIn ? history.replaceState(state, title, address) : push(state, title, address);
  };
}
