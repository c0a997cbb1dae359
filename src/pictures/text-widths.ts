/**
 * Advance widths by character in thousandths of the font size: the largest among DejaVu Sans, Noto Sans and Liberation Sans.
 * Written by scripts/text-widths.mjs. The fonts are open (DejaVu: Bitstream Vera licence; Noto and Liberation: SIL Open
 * Font License 1.1); only widths are taken from them. A range is its first character and two digits of base 36 for each.
 */
export const TEXT_WIDTHS: { regular: [number, string][]; bold: [number, string][] } = {
  regular: [
    [
      0x20,
      "8ub5csnahpqflo7navavfbna8ua18uachphphphphphphphphphp9d9dnananafhs8j1j3k3lfijgzlmkw9fdwijfip7l4lwijlwk3ijgzkcj1rhj2ijj2avacavnafhdwh1hnfahnh49thnhm7q7qg47qr3hmh0hnhnbhehaxhmggmqggggelhpfbhpna0000000000000000000000000000000000000000000000000000000000000000008ub5hphphphpfbfhg4rsd4h0na00rsfddwnab5b5dwhpi78udwb5d4h0qyqyqygzj1j1j1j1j1j1rsk3ijijijij9f9f9f9fljl4lwlwlwlwlwnalwkckckckcijijhjh1h1h1h1h1h1rafah4h4h4h47q7q7q7qh0hmh0h0h0h0h0nah0hmhmhmhmgghnggj1h1j1h1j1h1k3fak3fak3fak3falfhnljhnijh4ijh4ijh4ijh4ijh4lmhnlmhnlmhnlmhnkwhmphjb9f7q9f7q9f7q9f7q9f7qkffgdw7qijg4g4fi7qfi7qfiaffi9ifn7xl4hml4hml4hmmml4hmlwh0lwh0lwh0tqsfk3bhk3bhk3bhijehijehijehijehgzaxgzaxgzaxkchmkchmkchmkchmkchmkchmrhmqijggijj2elj2elj2el9t",
    ],
    [
      0x370,
      "i7fsnyi07r7rlci2gpgpg1fafafa9d87gpgpgpgpg1g1j98ulto8cwgpmzgpnsmy9mj1j3fij1ijj2kwlw9fijj1p7l4i2lwkwijgphkgzijmcj2n8lq9fijicf1hm9mh1ichrggh0f1f4hmh09mgegghpfjfih0j6hngbhmgrh1k5g2l5na9mh1h0h1nai8h3hbjfnfjfk5nsiglwh0i1gbg0cricico2hgpynal3icm0h3j3gvlchdjgh0gzexighnfa7qlwh4h4gthnjfp7k6hnjkjfjk",
    ],
    [
      0x400,
      "ijiko1gyjzij9f9fdwuet1nrjqlchokwj1j3j3gylqijtyhulclcjqkwp7kwlwkwijk3gzhonxj2lljetquen5omj3jzu0k3h1h5geemj8h4p1esi2i2gthskzi6h0i6hnfag7ggnrggixh1pgq6jnlygif9negqh4h4hdemf9eh7q7q7qp7ozi4gti2ggi6",
    ],
    [
      0x2010,
      "a1a1hpfhrsrsfbfd8u8u8u8uefefefeffhfhgegedwikrs8ugogo00000000005kzzzz6gbcg86gc8gqb3b4b4nadwerdwmcmcaev2dw4n",
    ],
    [0x20ac, "hp"],
    [0x2190, "rsnarsna"],
    [0x2212, "na"],
    [0x2264, "nana"],
  ],
  bold: [
    [
      0x20,
      "9pcpehnajcruo98jcqcqf5naakbkakbhjcjcjcjcjcjcjcjcjcjcb4b4nananagzrslil7ken3j0j0mtn9atfhljhqron9nnkdnnlfk1izmlliuolfk5k6cqbhcqnafhdwirjwghjwivc4jwjs9j9jii9jsyjsj4jwjwdqgkdbjsi4pohyi4g7jsfbjsna0000000000000000000000000000000000000000000000000000000000000000009pcpjcjchpjcfbfhgvrsfohyna00rsfddwnac6c6dwkgi7akdwc6fohyssssssgzlilililililiu5kej0j0j0j0atatatatnan9nnnnnnnnnnnannmlmlmlmlk5kik0iriririririrt4ghiviviviv9j9j9j9jj4jsj4j4j4j4j4naj4jsjsjsjsi4jwi4liirliirliirkeghkeghkeghkeghn3jznajwj0ivj0ivj0ivj0ivj0ivmtjwmtjwmtjwmtjwn9jsr2lzat9jat9jat9jat9jat9jltj2fh9jljiiiihq9jhq9jhqdchqfhhvacn9jsn9jsn9jsrbn9jsnnj4nnj4nnj4wfuflfdqlfdqlfdqk1gkk1gkk1gkk1gkizdbizdcizdbmljsmljsmljsmljsmljsmljsuopok5i4k5k6g7k6g7k6g7c4",
    ],
    [
      0x370,
      "jefpsen88e8en9k0gpgpg1ghfafab4adgpgpgpgpg1g1m6aknqs1fogporgpr8ovbblil7hqlij0k6n9nnatljliron9hwnnn9kdgpj0izk5nwlfocnnatk5j4fhjsbbisj4jwiyj4fhgfjsj4bbjrhlkgiygfj4m0jwghlnhrism0hyn9o6bbisj4iso6lji3kckrrakrmmrrkonnj4keghj0efjjicpjhfudnan5jwpskokei3lxinkwjwizgekojwgh9jnnhxhxkijwkeromujwjfkejf",
    ],
    [
      0x400,
      "j0j0omhqkek1atatfhw3veofmqn9lfn9lil7l7hqorj0y1jrn9n9mqn3ron9nnn9kdkeizlfrklfpsmhyczzq4stl7kewmlfirjfhlejmgivrog6k0k0ivkdngj7j4j7jwghg4i4rlhykmj3tjuqkwp5hlghr1hvivivjuejghgk9j9j9jrkqlkfivk0i4j7",
    ],
    [
      0x2010,
      "bkbkjcfhrsrsfbfdakakakakiaiaiaiafhfhhshsdwijrs9pgogo00000000005kzzzz8fekkpbqhvo0kdbhbhr1hfg5dwn1n1bsv3dw4n",
    ],
    [0x20ac, "jc"],
    [0x2190, "rsnarsna"],
    [0x2212, "na"],
    [0x2264, "nana"],
  ],
};
