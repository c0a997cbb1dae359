/** Workers of a page that a test plays: what was posted to each, and a way to answer, to crash and to see it ended. */
import { vi } from "vitest";

export interface Posted {
  part?: string;
  ask?: string;
  number: number;
  [more: string]: unknown;
}
export class Played {
  readonly posted: Posted[] = [];
  ended = false;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  postMessage(message: Posted): void {
    this.posted.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  crash(message = "boom"): void {
    this.onerror!({ message, preventDefault: () => {} });
  }
  answer(data: object): void {
    this.onmessage!({ data });
  }
  get part(): string {
    return this.posted[0].part!;
  }
  /** What it was asked last, of one sort. */
  last(ask: string): Posted | undefined {
    return this.posted.findLast((one) => one.ask === ask);
  }
}

/** All workers that were made, in order; a page of two processors. */
export function played(): { make: () => Worker; all: Played[]; of(part: string): Played[] } {
  vi.stubGlobal("navigator", { hardwareConcurrency: 2 });
  const all: Played[] = [];
  const make = (): Worker => {
    const one = new Played();
    all.push(one);
    return one as unknown as Worker;
  };
  return { make, all, of: (part) => all.filter((one) => one.part === part) };
}
