/** Grammatical gender of persons, as far as the text has shown it. */
const HE = /^(he|him|his|himself|mr|sir|king|prince|spokesman|chairman|congressman|fisherman|sheikh|emir|sultan)$/;
const SHE = /^(she|her|hers|herself|mrs|ms|dame|queen|princess|spokeswoman|chairwoman|congresswoman)$/;

/** By the id of a person. */
export type Genders = Map<string, "he" | "she">;

/** Records the first pronoun, or word of known gender (`spokeswoman`, `king`), used for a person. */
export function noteGender(genders: Genders, id: string, word: string): void {
  const told = HE.test(word) ? "he" : SHE.test(word) ? "she" : null;
  if (told && !genders.has(id)) genders.set(id, told);
}

/** Whether a pronoun of the third person can refer to a person; true if unknown. */
export function fits(genders: Genders, id: string, pronoun: string): boolean {
  const known = genders.get(id);
  return known === undefined || known === (SHE.test(pronoun) ? "she" : "he");
}
