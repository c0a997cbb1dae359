/** `entente sweep verify`: plays a share of the chunks again and compares bytes. */
import { EntenteError, interrupted } from "../../errors.ts";
import { sha256 } from "../../files/sweep/chunk-file.ts";
import { first, key as streamKey } from "../../numbers/streams.ts";
import { number } from "../../wording/format.ts";
import type { Given } from "../arguments.ts";
import { print, progress } from "../terminal.ts";
import { openPlan, poolOf, textFlag, threadsOf } from "./flags.ts";
import type { OpenPlan } from "./open-plan.ts";
import { Player } from "./player.ts";

const DEFAULT_SHARE = 0.01;
/** By how much the product of a share and a whole number may come out too large. */
const ROUNDING = 1e-9;

export async function verify(given: Given, signal: AbortSignal): Promise<number> {
  const text = textFlag(given, "share");
  const share = text === null ? DEFAULT_SHARE : Number(text);
  if (!(share > 0 && share <= 1))
    throw new EntenteError("wrong-usage", `--share takes a share above 0, 1 at most, not '${text}'`);
  const open = openPlan(given).requireOwnEngine();
  const pool = poolOf(threadsOf(given));
  try {
    return print(await verifyChunks(new Player(open, { pool }), share, signal));
  } finally {
    await pool?.close();
  }
}

/** Chunks to be played again, drawn by name from the plan's id: as many as the share comes to, rounded up. */
export function drawnChunks({ plan, chunks }: OpenPlan, share: number): number[] {
  const stream = streamKey(0, `sweep.verify.${plan.id}`);
  const uniforms = chunks.map((_, n) => first(stream, n, 0, 0, 0));
  const wanted = Math.max(1, Math.ceil(share * chunks.length - ROUNDING));
  return [...chunks.keys()]
    .sort((a, b) => uniforms[a] - uniforms[b])
    .slice(0, wanted)
    .sort((a, b) => a - b);
}

/** @throws EntenteError `unavailable` where a file differs from what this machine plays, or none is there */
export async function verifyChunks(player: Player, share: number, signal: AbortSignal): Promise<string> {
  const { open } = player;
  const line = progress();
  const drawn = drawnChunks(open, share);
  let same = 0;
  let absent = 0;
  try {
    for (const n of drawn) {
      if (signal.aborted) throw interrupted();
      line.show(`${number(same + absent)} of ${number(drawn.length)} chunks`);
      const chunk = open.chunks[n];
      const key = open.key(chunk);
      const stored = open.store.read(key) === null ? null : open.store.bytes(key);
      if (stored === null) {
        absent++;
        continue;
      }
      const again = await player.bytes(chunk);
      if (!Buffer.from(stored).equals(again))
        throw new EntenteError(
          "unavailable",
          `chunk ${key} differs from what is played here: its file has SHA-256 ${sha256(stored)}, and played again ${sha256(again)}. Play it again on a machine that you trust, and look at who wrote it`,
        );
      same++;
    }
  } finally {
    line.clear();
  }
  if (same === 0)
    throw new EntenteError(
      "unavailable",
      "none of the drawn chunks has a file of its own in the store yet: nothing could be compared",
    );
  return `${number(same)} of ${number(open.chunks.length)} chunks played again: the same bytes${absent > 0 ? `; ${number(absent)} drawn chunks are not in the store` : ""}`;
}
