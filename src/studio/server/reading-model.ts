/** A language model that reads an article for a new case, by the settings of `entente read`; its key stays in this process. */
import { EntenteError } from "../../errors.ts";
import { modelSettings, type ModelSettings } from "../../reader/model/settings.ts";
import type { Proposed } from "../../reader/draft/proposed.ts";
import type { Reading } from "../../reader/index.ts";
import type { Account } from "../../reader/model/index.ts";
import type { ModelOffered } from "../workers/authoring.ts";

/** The model that the environment or its settings file names; null where neither does. @throws EntenteError */
const settingsNow = (): ModelSettings | null => modelSettings({ flags: {} });

/** What the page may know of the model: nothing of its key. */
export function modelOffered(): ModelOffered | null {
  try {
    const settings = settingsNow();
    return settings && { model: settings.model, host: new URL(settings.url).host };
  } catch (error) {
    if (error instanceof EntenteError) return { problem: error.message };
    throw error;
  }
}

/** What asking it about a text is estimated to take, as a sentence. */
export async function estimateOf(text: string): Promise<string | null> {
  const settings = settingsNow();
  if (settings === null) return null;
  const { estimated, estimateTold } = await import("../../reader/model/index.ts");
  return estimateTold(estimated(text, settings.prices));
}

export interface Asked {
  reading: Reading;
  proposed: Proposed | null;
  account: Account & { told: string[] };
  /** Everything asked and answered, for the folder `model` of the case. */
  files: { [name: string]: string };
}

/** @param reading what the rules read @returns null where no model is named */
export async function askModel(reading: Reading): Promise<Asked | null> {
  const settings = settingsNow();
  if (settings === null) return null;
  const { answerFiles, endpoint, propose, told } = await import("../../reader/model/index.ts");
  const found = await propose(reading, settings.model, endpoint(settings), { parallel: settings.parallel });
  const { exchanges } = found.account;
  return {
    ...found,
    account: { ...found.account, told: told(found.account, settings.prices) },
    files: exchanges.length > 0 ? answerFiles(reading.text, exchanges) : {},
  };
}
