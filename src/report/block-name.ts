/** Names of cited blocks as HTML. */
import { html, name, type Html } from "../wording/html.ts";
import { citedBlock, inWords, type Names } from "../wording/paths.ts";

/** The name of a cited block, or the path of a number in words; names of the case keep their own direction of text. */
export function blockName(names: Names, path: string): Html {
  const block = citedBlock(names, path);
  if (block === null) return name(inWords(names, path));
  return block.name === "" ? html`${block.kind}` : html`${block.kind} \u2018${name(block.name)}\u2019`;
}
