/** Grammatical gender of persons, as far as the text has shown it. */
const HE = /^(he|him|his|himself|mr|sir|king|prince|spokesman|chairman|congressman|fisherman|sheikh|emir|sultan)$/;
const SHE = /^(she|her|hers|herself|mrs|ms|dame|queen|princess|spokeswoman|chairwoman|congresswoman)$/;

export class Pronouns {
  private readonly of = new Map<string, "he" | "she">();

  /** Records the first pronoun, or word of known gender (`spokeswoman`, `king`), used for a person. */
  note(id: string, word: string): void {
    const told = HE.test(word) ? "he" : SHE.test(word) ? "she" : null;
    if (told && !this.of.has(id)) this.of.set(id, told);
  }

  /** Whether a person's gender is known. */
  knows(id: string): boolean {
    return this.of.has(id);
  }

  /** Whether a pronoun of the third person can refer to a person; true if unknown. */
  fit(id: string, pronoun: string): boolean {
    const known = this.of.get(id);
    return known === undefined || known === (SHE.test(pronoun) ? "she" : "he");
  }
}
