/** Characters beyond ASCII that Entente prints itself, on terminals that cannot show them. */

/** What is printed in place of each. */
const PLAIN: { readonly [glyph: string]: string } = {
  "\u00b1": "+-",
  "\u00b7": "*",
  "\u00d7": "x",
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2018": "'",
  "\u2019": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u2022": "*",
  "\u2026": "...",
  "\u2190": "<-",
  "\u2192": "->",
  "\u2212": "-",
  "\u2264": "<=",
  "\u2265": ">=",
};
const GLYPHS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/** The text with plain characters for the glyphs of our own; letters of names and quotes stay as they are. */
export const withoutGlyphs = (text: string): string => text.replace(GLYPHS, (glyph) => PLAIN[glyph]);

/**
 * Whether a terminal shows characters beyond ASCII: not the console of the Linux kernel, not one whose locale names
 * another encoding than UTF-8, and on Windows those that say what they are.
 * @param env of the process: TERM, TERM_PROGRAM, WT_SESSION, ConEmuTask; LC_ALL, LC_CTYPE or LANG, of which the first that is set counts
 */
export function showsGlyphs(
  env: { readonly [name: string]: string | undefined } = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform === "win32")
    return Boolean(
      env["WT_SESSION"] || env["TERM_PROGRAM"] || env["ConEmuTask"] || /xterm|alacritty|cygwin/.test(env["TERM"] ?? ""),
    );
  if (env["TERM"] === "linux") return false;
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";
  return locale === "" || /utf-?8/i.test(locale);
}
