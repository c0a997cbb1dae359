/** Work done by workers of a page, each at the other end of a message port. The same workers serve run after run. */
import type { Settings } from "../../engine/index.ts";
import type { Case } from "../../language/case.ts";
import type { Carrier } from "../executor.ts";
import { Hand, idlest } from "../worker-client.ts";

/** What this needs of a browser's MessagePort. */
export interface Port {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
  addEventListener(kind: "message", take: (event: { data: unknown }) => void): void;
  start(): void;
}

export function handAt(port: Port): Hand {
  const hand = new Hand((ask) => port.postMessage(ask));
  port.addEventListener("message", ({ data }) => hand.take(data));
  port.start();
  return hand;
}

/** Tells every hand the case. What an earlier run still waits for comes back first, and is its own. */
export function byHands(hands: readonly Hand[], c: Case, settings: Settings): Carrier {
  for (const hand of hands) hand.begin(c, settings);
  return {
    width: 2 * hands.length,
    work: (kind, task) => idlest(hands).work(kind, task),
    close: () => Promise.resolve(),
  };
}
