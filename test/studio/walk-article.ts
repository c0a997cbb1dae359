/** A short article of our own, from which a case is built click by click. */
export const WALK_ARTICLE = `Orsk and Velland return to the table

3 March 2025

Orsk and Velland will resume their talks on the Narrow Sea next month, officials on both sides said on Monday. The two governments have argued since 2016 over the maritime border, over the Tern gas field that lies across it, and over fishing rights in the strait.

Velland needs gas. Its last domestic field closes in 2027, and the price of gas has doubled in a year. "Without Tern we will pay for every winter twice," the Velland energy minister said. Orsk wants recognition of the median line, which Velland has refused to sign since 2016.

Orsk fears that a border treaty without a share of the fishing grounds would ruin its coastal towns. Velland's foreign ministry said a joint development zone was possible before the border is settled. Diplomats believe that Orsk overestimates how badly Velland needs the field.

Any border treaty must be ratified by the parliament of Orsk, where the governing coalition has a majority of four. Orsk votes in October 2026. The opposition has said that it would reject a treaty that gives up the strait.

Nothing has been signed in nine years of talks. Analysts say that a gas contract by the end of 2027 is possible, and that a border treaty before 2030 is unlikely.
`;
