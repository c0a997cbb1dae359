/** Who is called he and who she, as far as the text has told. */
const HE = /^(he|him|his|himself|mr|sir|king|prince|spokesman|chairman|congressman|fisherman|sheikh|emir|sultan)$/;
const SHE = /^(she|her|hers|herself|mrs|ms|dame|queen|princess|spokeswoman|chairwoman|congresswoman)$/;

export class Pronouns {
  private readonly of = new Map<string, "he" | "she">();

  /** Notes the pronoun, or the word that tells it (`spokeswoman`, `king`), by which somebody is called first. */
  note(id: string, word: string): void {
    const told = HE.test(word) ? "he" : SHE.test(word) ? "she" : null;
    if (told && !this.of.has(id)) this.of.set(id, told);
  }

  /** Whether it is known how somebody is called. */
  knows(id: string): boolean {
    return this.of.has(id);
  }

  /** Whether somebody may be meant by a pronoun of the third person; unknown is yes. */
  fit(id: string, pronoun: string): boolean {
    const known = this.of.get(id);
    return known === undefined || known === (SHE.test(pronoun) ? "she" : "he");
  }
}
