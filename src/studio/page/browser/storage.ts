/**
 * Data that the browser stores for the page: unsaved work, which survives a reload and a crash; the odds at opening;
 * the last settings of a run.
 */
import type { Overrides } from "../../workers/messages.ts";

export interface UnsavedWork {
  /** Mark of the file that it was begun on. */
  mark: string;
  /** The edited text, null where only numbers were set. */
  text: string | null;
  overrides: Overrides;
  reasons: Overrides;
}
export interface RunSettings {
  seed: number;
  draws: number;
  paths: number;
}
type OddsByQuestion = { [question: string]: number };

const RUN_KEY = "entente run";
const NAME_KEY = "entente name";
const unsavedKey = (id: string): string => `entente ${location.host} ${id}`;
const lastKey = (id: string): string => `entente odds ${location.host} ${id}`;
const oddsKey = (about: string): string => `entente opening ${about}`;

/** @param work null removes it. @returns whether it could be stored. */
export function saveUnsaved(id: string, work: UnsavedWork | null): boolean {
  try {
    if (work) localStorage.setItem(unsavedKey(id), JSON.stringify(work));
    else localStorage.removeItem(unsavedKey(id));
    return true;
  } catch {
    return false;
  }
}

export function loadUnsaved(id: string): UnsavedWork | null {
  try {
    const work = JSON.parse(localStorage.getItem(unsavedKey(id)) ?? "null") as Partial<UnsavedWork> | null;
    return work && typeof work.mark === "string" && typeof work.overrides === "object" && work.overrides !== null
      ? { mark: work.mark, text: work.text ?? null, overrides: work.overrides, reasons: work.reasons ?? {} }
      : null;
  } catch {
    return null;
  }
}

/** Stores the odds at opening for as long as the tab is open. @param about the case's content and the settings. */
export function saveOpeningOdds(about: string, odds: OddsByQuestion): void {
  try {
    sessionStorage.setItem(oddsKey(about), JSON.stringify(odds));
  } catch {
    /* the next opening of this tab starts from its own odds */
  }
}

export function loadOpeningOdds(about: string): OddsByQuestion | null {
  try {
    return JSON.parse(sessionStorage.getItem(oddsKey(about)) ?? "null") as OddsByQuestion | null;
  } catch {
    return null;
  }
}

/** The name under which this browser comments and saves; '' where none was asked for yet. */
export function loadName(): string {
  try {
    return localStorage.getItem(NAME_KEY) ?? "";
  } catch {
    return "";
  }
}

export function saveName(name: string): void {
  try {
    localStorage.setItem(NAME_KEY, name);
  } catch {
    /* it is asked for again */
  }
}

/** Odds of the last full run of a case as it is on disk. */
export interface LastOdds {
  hash: string;
  draws: number;
  odds: OddsByQuestion;
}

export function saveLastOdds(id: string, last: LastOdds): void {
  try {
    localStorage.setItem(lastKey(id), JSON.stringify(last));
  } catch {
    /* the list of cases shows what a stored run says, or none */
  }
}

export function loadLastOdds(id: string): LastOdds | null {
  try {
    const last = JSON.parse(localStorage.getItem(lastKey(id)) ?? "null") as Partial<LastOdds> | null;
    return last && typeof last.hash === "string" && typeof last.draws === "number" && typeof last.odds === "object"
      ? (last as LastOdds)
      : null;
  } catch {
    return null;
  }
}

/** The last settings of a run in this browser. */
export function loadRunSettings(): RunSettings | null {
  try {
    const settings = JSON.parse(localStorage.getItem(RUN_KEY) ?? "null") as RunSettings | null;
    return settings &&
      [settings.seed, settings.draws, settings.paths].every(Number.isSafeInteger) &&
      settings.draws > 0 &&
      settings.paths > 0
      ? settings
      : null;
  } catch {
    return null;
  }
}

export function saveRunSettings(settings: RunSettings): void {
  try {
    localStorage.setItem(RUN_KEY, JSON.stringify(settings));
  } catch {
    /* the defaults come back */
  }
}
