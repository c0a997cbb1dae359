/** The order in which the lines of a page are read: two columns one after the other, whatever the order in the file. */

/** A line, or the part of one that lies in a column. */
export interface Line {
  text: string;
  /** Number of superscript note marks left out. */ marks: number;
  /** Height of the base line on the page, and font size, both in points. */ y: number;
  size: number;
  /** Left and right end. */ x: number;
  right: number;
}

/** Rows of two parts from which a page has two columns: their number, and their share of all rows. */
const MIN_SPLIT_ROWS = 5;
const MIN_SPLIT_SHARE = 0.4;

/**
 * Lines in reading order. Parts of one row are columns where enough rows are split at the same place; else they are one
 * line, as in a table.
 */
export function inReadingOrder(parts: readonly Line[]): Line[] {
  const rows: Line[][] = [];
  for (const part of parts) {
    const row = rows.at(-1);
    if (row && Math.abs(row[0].y - part.y) < 0.4 * part.size && part.x > row.at(-1)!.right) row.push(part);
    else rows.push([part]);
  }
  const split = rows.filter((row) => row.length === 2).map(([left, right]) => (left.right + right.x) / 2);
  if (split.length < MIN_SPLIT_ROWS || split.length < MIN_SPLIT_SHARE * rows.length) return rows.map(joined);
  const gutter = [...split].sort((a, b) => a - b)[split.length >> 1];
  const ordered: Line[] = [];
  let right: Line[] = [];
  for (const row of rows)
    for (const part of row) {
      if (part.x >= gutter) right.push(part);
      else if (part.right <= gutter) ordered.push(part);
      else {
        ordered.push(...right, part); // a line over both columns ends what stands above it
        right = [];
      }
    }
  return [...ordered, ...right];
}

const joined = (row: Line[]): Line =>
  row.length === 1
    ? row[0]
    : {
        ...row[0],
        text: row.map(({ text }) => text.trim()).join(" "),
        marks: row.reduce((sum, { marks }) => sum + marks, 0),
        right: row.at(-1)!.right,
      };
