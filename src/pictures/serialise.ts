/** An SVG element as canonical text: attributes sorted, numbers with one decimal, everything escaped. */

import { escape } from "../wording/escape.ts";

/** A DOM node as far as the writer reads it; linkedom's and a browser's nodes both satisfy it. */
export interface SvgNode {
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  childNodes: Iterable<SvgNode>;
  attributes?: Iterable<{ name: string; value: string }>;
}

const dropped = new Set(["class", "aria-hidden", "aria-label", "aria-description"]);

/** Every decimal number in an attribute rounded to one place; -0 becomes 0. */
export function rounded(value: string): string {
  return value.replace(/-?\d*\.\d+(?:e[-+]?\d+)?|-?\d+e[-+]?\d+/gi, (digits) =>
    String(Math.round(Number(digits) * 10) / 10 + 0),
  );
}

/** The node and all below it, without the `style` and `title` elements and labels that the plotting library adds. */
export function serialise(node: SvgNode): string {
  if (node.nodeType === 3) return escape(node.nodeValue ?? "");
  if (node.nodeType !== 1) return "";
  const name = node.nodeName.toLowerCase();
  if (name === "style") return "";
  const attributes = [...(node.attributes ?? [])]
    .filter((attribute) => !dropped.has(attribute.name) && !attribute.name.startsWith("on"))
    .map((attribute) => ({
      name: attribute.name,
      value: geometry.has(attribute.name) ? rounded(attribute.value) : attribute.value,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((attribute) => ` ${attribute.name}="${escape(attribute.value)}"`)
    .join("");
  const inside = [...node.childNodes].map(serialise).join("");
  return inside === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
}

const geometry = new Set([
  "d",
  "transform",
  "x",
  "y",
  "x1",
  "x2",
  "y1",
  "y2",
  "cx",
  "cy",
  "r",
  "width",
  "height",
  "points",
  "dx",
  "dy",
]);
