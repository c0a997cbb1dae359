import type { Case } from "../language/case.ts";
import { key } from "../numbers/streams.ts";
import { pack } from "./wire.ts";

/** 64 bits of a case's content as 16 hexadecimal digits: the same case has the same hash, and the few that meet in a pool have different ones. */
export function caseHash(c: Case): string {
  const { k0, k1 } = key(0, pack(c));
  return [k0, k1].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
