/**
 * Writes src/pictures/text-widths.ts: for each character the largest advance width among the open fonts that figures
 * are commonly read in, measured in chromium. Needs those fonts: DejaVu Sans, Noto Sans and Liberation Sans.
 */
import { writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const FONTS = ["DejaVu Sans", "Noto Sans", "Liberation Sans"];
const RANGES = [
  [0x20, 0x17f],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x2010, 0x2044],
  [0x20ac, 0x20ac],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2264, 0x2265],
];

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
const widths = await page.evaluate(
  ([fonts, ranges]) => {
    const context = document.createElement("canvas").getContext("2d");
    const measured = (weight) =>
      ranges.map(([from, to]) =>
        Array.from({ length: to - from + 1 }, (_, n) =>
          Math.max(
            ...fonts.map((font) => {
              context.font = `${weight} 1000px "${font}"`;
              return Math.ceil(context.measureText(String.fromCodePoint(from + n)).width);
            }),
          ),
        ),
      );
    return { regular: measured(400), bold: measured(700) };
  },
  [FONTS, RANGES],
);
await browser.close();

const packed = (list) => list.map((width) => Math.min(1295, width).toString(36).padStart(2, "0")).join("");
const table = (name) =>
  `  ${name}: [\n${widths[name].map((list, n) => `    [0x${RANGES[n][0].toString(16)}, "${packed(list)}"],`).join("\n")}\n  ],`;
writeFileSync(
  "src/pictures/text-widths.ts",
  `/**
 * Advance widths by character in thousandths of the font size: the largest among ${FONTS.slice(0, -1).join(", ")} and ${FONTS.at(-1)}.
 * Written by scripts/text-widths.mjs. The fonts are open (DejaVu: Bitstream Vera licence; Noto and Liberation: SIL Open
 * Font License 1.1); only widths are taken from them. A range is its first character and two digits of base 36 for each.
 */
export const TEXT_WIDTHS: { regular: [number, string][]; bold: [number, string][] } = {
${table("regular")}
${table("bold")}
};
`,
);
