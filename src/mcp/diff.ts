/** What changed between two texts, a line each: `-` before, `+` after. */

/** Most lines on either side of a changed part that are compared one with another; a longer part is shown as taken out and put in whole. */
const MAX_COMPARED_LINES = 400;

/** @returns changed lines with the number of the first, cut at a number of characters at the end of a line */
export function diffOf(before: string, after: string, characters: number): string {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const lines = changed(a.slice(start, a.length - end), b.slice(start, b.length - end), start + 1);
  const out: string[] = [];
  let left = characters;
  for (const [at, line] of lines.entries()) {
    const note = `... ${lines.length - at} more lines`;
    if (line.length + 1 > left - (at < lines.length - 1 ? note.length + 1 : 0)) {
      out.push(note);
      break;
    }
    out.push(line);
    left -= line.length + 1;
  }
  return out.join("\n");
}

/** Changed lines of two parts by their longest common subsequence, each run under the number of its line. */
function changed(a: readonly string[], b: readonly string[], first: number): string[] {
  if (a.length > MAX_COMPARED_LINES || b.length > MAX_COMPARED_LINES)
    return [`line ${first}`, ...a.map((line) => `- ${line}`), ...b.map((line) => `+ ${line}`)];
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const out: string[] = [];
  let same = true;
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      same = true;
      i++;
      j++;
      continue;
    }
    if (same) out.push(`line ${first + j}`);
    same = false;
    if (i < a.length && (j >= b.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!))
      out.push(`- ${a[i++]}`);
    else out.push(`+ ${b[j++]}`);
  }
  return out;
}
