import { expect, test } from "vitest";
import { rounded, serialise, type SvgNode } from "../../src/pictures/serialise.ts";

test("attributes are sorted, numbers rounded to one place, handlers and styles left out", () => {
  const text: SvgNode = { nodeType: 3, nodeName: "#text", nodeValue: "a<b", childNodes: [] };
  const style: SvgNode = { nodeType: 1, nodeName: "style", nodeValue: null, childNodes: [text], attributes: [] };
  const node: SvgNode = {
    nodeType: 1,
    nodeName: "path",
    nodeValue: null,
    childNodes: [style, text],
    attributes: [
      { name: "stroke", value: "red" },
      { name: "d", value: "M1.23456,-0.001L45.99999999e0,3e-9" },
      { name: "onclick", value: "x" },
      { name: "class", value: "y" },
    ],
  };
  expect(serialise(node)).toBe(`<path d="M1.2,0L46,0" stroke="red">a&lt;b</path>`);
  expect(rounded("translate(40,45.99999999999999)")).toBe("translate(40,46)");
});
