/** Stakes: the objects of a dispute. */
import { mentionsIn, quoteOf, wordAt, type AnalysedText } from "../analysed-text.ts";
import { codesIn } from "../people.ts";
import { phraseEnd, phraseStart } from "../grammar/index.ts";
import { collect, type Items } from "../items.ts";
import type { Attributions } from "../attribution/index.ts";
import { STAKE_NOUNS, WEAK_STAKES } from "../lexicon/roles.ts";
import { agenda } from "./agenda.ts";
import { bothNamed } from "./both-named.ts";
import { matters, timely, untimed } from "./matters.ts";

/** Words that a text may use for its dispute as a whole. */
const BARE = /^(dispute|quarrel|standoff|stand-off|feud|wrangle|tug-of-war|squabble|impasse|deadlock)$/;
const GRIEVANCE = /^(over|about|on|concerning|regarding)$/;

export function stakes(text: AnalysedText, speech: Attributions): Items<"stake"> {
  const found = collect(text, "stake");
  const { tokens, sentences } = text.page;
  sentences.forEach((s) => {
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i].lower;
      if (!STAKE_NOUNS.has(word) || tokens[i].tag !== "NOUN") continue;
      // `the quarrel between Peru and Chile over the sea`
      let matter = i + 1;
      if (wordAt(text, matter) === "between" || wordAt(text, matter) === "with")
        for (let k = matter + 1; k < Math.min(s.last, matter + 10); k++) {
          if (/^(over|about)$/.test(wordAt(text, k))) {
            matter = k;
            break;
          }
          if (/^[,;.]$/.test(wordAt(text, k))) break;
        }
      const to =
        (/^claims?$/.test(word) && wordAt(text, matter) === "to" && tokens[matter + 1].tag !== "VERB") ||
        (/^(scramble|race|competition|struggle|rivalry|demarcation|delimitation|tussle|contest)$/.test(word) &&
          /^(for|of|over)$/.test(wordAt(text, matter)) &&
          tokens[matter + 1]?.tag !== "VERB");
      const over = GRIEVANCE.test(wordAt(text, matter)) || to;
      const first = phraseStart(text.page.tokens, i, s.first);
      // `both dispute the boundary`: a verb, whose object is in dispute.
      if (
        !over &&
        /^(dispute|disputes|contest|contests)$/.test(word) &&
        tokens[i + 1]?.tag === "DET" &&
        !timely(text, i + 2)
      ) {
        if (/^(not|n't|never)$/.test(wordAt(text, i - 1))) continue;
        const last = phraseEnd(text.page.tokens, i + 1, s.last);
        const named = codesIn(text, [s.first, i]);
        found.add([i + 1, last], {
          speaker: speech.chain(i),
          issue: quoteOf(text, [i + 1, last]).text,
          ...(named.length > 0 ? { subject: named } : {}),
        });
        continue;
      }
      if (wordAt(text, first) === "no") continue;
      if (!over && WEAK_STAKES.has(word) && !(word === "sovereignty")) continue;
      if (!over && word === "sovereignty" && wordAt(text, i + 1) !== "over") continue;
      // `a commercial quarrel`, `the border feud`: the adjective names the matter.
      const kind =
        first < i &&
        tokens[i - 1].tag === "ADJ" &&
        (MATTERS.test(wordAt(text, i - 1)) ||
          (/(al|ic|ime|arian)$/.test(wordAt(text, i - 1)) &&
            !/^(real|usual|public|bilateral|mutual|domestic|internal|political|diplomatic|personal|verbal|critical|dramatic|chronic|basic|serial)$/.test(
              wordAt(text, i - 1),
            )));
      // `is tired of the quarrel`: the text's own dispute, if it is the first named.
      const only =
        first === i - 1 &&
        wordAt(text, first) === "the" &&
        BARE.test(word) &&
        found.all.length === 0 &&
        !/^(NOUN|PROPN)$/.test(tokens[i + 1]?.tag ?? "");
      if (
        !over &&
        !kind &&
        !only &&
        !(
          first < i &&
          (mentionsIn(text, [first, i]).length > 0 || tokens[i - 1].tag === "NOUN" || tokens[i - 1].tag === "PROPN")
        )
      )
        continue;
      let last = over ? phraseEnd(text.page.tokens, matter, s.last) : phraseEnd(text.page.tokens, i, s.last, false);
      if (/^(who|what|which|how|whether)$/.test(wordAt(text, matter + 1))) {
        last = matter + 1;
        while (last < s.last && !/^[,.;]$/.test(tokens[last].text)) last++;
      }
      const named = codesIn(text, [first, last]);
      const subject = named.length > 0 ? named : bothNamed(text, first);
      found.add([first, last], {
        speaker: speech.chain(i),
        issue: quoteOf(text, over ? [matter + 1, last] : [first, last]).text,
        ...(subject.length > 0 ? { subject } : {}),
      });
    }
    matters(found, text, speech, s.first, s.last);
    // `at odds over the status of the enclave`
    for (let i = s.first; i < s.last - 3; i++)
      if (
        tokens[i].lower === "at" &&
        /^(odds|loggerheads|daggers)$/.test(wordAt(text, i + 1)) &&
        /^(over|about|on)$/.test(wordAt(text, i + 2))
      ) {
        const [, last] = untimed(text, i + 3, phraseEnd(text.page.tokens, i + 2, s.last));
        const named = codesIn(text, [s.first, last]);
        found.add([i + 3, last], {
          speaker: speech.chain(i),
          issue: quoteOf(text, [i + 3, last]).text,
          subject: named.length > 1 ? named : bothNamed(text, i),
        });
      }
  });
  agenda(found, text, speech);
  return found;
}

/** Possible matters of a dispute. */
const MATTERS =
  /^(border|maritime|territorial|commercial|fishing|fisheries|trade|water|gas|oil|land|boundary|constitutional|religious|ethnic|legal|naval|nuclear|tariff|budgetary|colonial|agrarian)$/;
