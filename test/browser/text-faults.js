/** What is wrong with the texts of a page, one line each; evaluated in the page by text-fit.test.ts. */
(() => {
  /** Pixels by which a slanted or hooked letter may reach beyond its own width. */
  const OVERHANG = 3;
  const found = [];
  const said = (text) => (text ?? "").trim().slice(0, 60);
  for (const svg of document.querySelectorAll("svg[role=img]")) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const boxes = [...svg.querySelectorAll("text")]
      .filter((text) => said(text.textContent) !== "")
      .map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        // A line box holds more than the letters: a fifth of it above and below is empty.
        const room = (bottom - top) / 5;
        return { text: said(text.textContent), left, right, top: top + room, bottom: bottom - room };
      });
    boxes.forEach((box, n) => {
      if (
        box.left < frame.left - OVERHANG ||
        box.right > frame.right + OVERHANG ||
        box.top < frame.top - 1 ||
        box.bottom > frame.bottom + 1
      )
        found.push(`outside its figure: ${box.text}`);
      for (const other of boxes.slice(n + 1))
        if (
          box.left < other.right - 1 &&
          other.left < box.right - 1 &&
          box.top < other.bottom &&
          other.top < box.bottom
        )
          found.push(`over one another: ${box.text} | ${other.text}`);
    });
  }
  for (const cell of document.querySelectorAll("th, td, dt, dd, h1, h2, h3, h4, summary, .answers span")) {
    if (
      cell.clientWidth > 0 &&
      cell.scrollWidth > cell.clientWidth + 1 &&
      getComputedStyle(cell).overflow !== "visible"
    )
      found.push(`wider than its place: ${said(cell.textContent)}`);
  }
  for (const head of document.querySelectorAll("thead th, h1, h2, h3, h4, dt")) {
    if (head.clientWidth === 0) continue;
    const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const word of (node.textContent ?? "").matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (tops.size > 1) found.push(`broken word: ${word[0]}`);
      }
  }
  return [...new Set(found)];
})();
