/**
 * Surnames of heads of state and government and foreign ministers that texts use without their country, by state. Own
 * list.
 */
const ROWS = `
ARG Kirchner|Macri|Milei|Menem|Galtieri
AUS Howard|Rudd|Gillard|Abbott|Turnbull|Morrison|Albanese
AZE Aliyev
ARM Pashinyan|Sargsyan|Sarkisian
BLR Lukashenko|Lukashenka
BRA Lula|Bolsonaro|Rousseff|Temer
CAN Trudeau|Harper|Carney
CHN Xi|Hu|Jiang|Deng|Mao|Wen|Li|Wang
CUB Castro|Díaz-Canel
DEU Merkel|Scholz|Schröder|Schroeder|Kohl|Baerbock|Steinmeier|Merz
EGY Sisi|el-Sisi|al-Sisi|Mubarak|Morsi|Sadat|Nasser|Shoukry
ETH Abiy|Zenawi|Hailemariam
FRA Macron|Hollande|Sarkozy|Chirac|Mitterrand
GBR Thatcher|Blair|Cameron|Johnson|Sunak|Starmer|May
GRC Mitsotakis|Tsipras|Samaras|Papandreou|Dendias
GUY Ali|Granger|Jagdeo
HUN Orbán|Orban
IND Modi|Singh|Jaishankar|Vajpayee
IRN Rouhani|Raisi|Ahmadinejad|Khamenei|Zarif|Khatami|Pezeshkian|Araghchi|Salehi|Khomeini
IRQ Maliki|al-Maliki|Abadi|Kadhimi|Sudani
ISR Netanyahu|Sharon|Olmert|Peres|Rabin|Lapid|Barak
ITA Berlusconi|Meloni|Draghi|Renzi|Conte
JPN Abe|Noda|Kan|Hatoyama|Aso|Fukuda|Koizumi|Suga|Kishida|Ishiba|Gemba|Maehara|Motegi|Takaichi
KOR Park|Moon|Yoon|Roh
PRK Kim
KAZ Nazarbayev|Tokayev
LBY Gaddafi|Qaddafi|Haftar
MMR Suu|Min
MYS Mahathir|Najib|Anwar
NLD Rutte
NOR Stoltenberg|Støre|Solberg
PAK Khan|Sharif|Musharraf|Zardari|Bhutto
PHL Aquino|Duterte|Marcos|Arroyo
POL Tusk|Duda|Kaczyński|Kaczynski
RUS Putin|Medvedev|Lavrov|Yeltsin|Gorbachev|Brezhnev|Khrushchev|Stalin|Primakov
SAU Salman|Abdullah
SDN Bashir|al-Bashir|Burhan
SRB Vučić|Vucic|Milosevic|Milošević
SYR Assad
TUR Erdogan|Erdoğan|Gül|Gul|Davutoglu|Davutoğlu|Cavusoglu|Çavuşoğlu|Fidan|Ozal|Demirel
TWN Tsai|Chen|Ma|Lai
UKR Zelensky|Zelenskyy|Poroshenko|Yanukovych|Yushchenko|Tymoshenko|Kuleba
USA Obama|Trump|Biden|Bush|Clinton|Carter|Reagan|Nixon|Kissinger|Kerry|Blinken|Tillerson|Pompeo|Rubio|Rice|Powell|Albright|Baker|Kennedy
VEN Chavez|Chávez|Maduro
`;

export const LEADERS = new Map(
  ROWS.trim()
    .split("\n")
    .flatMap((row) =>
      row
        .slice(4)
        .split("|")
        .map((name) => [name, row.slice(0, 3)] as const),
    ),
);

/** Family names that precede the given name. */
export const FAMILY_FIRST = new Set(
  "Noda Abe Kan Hatoyama Aso Fukuda Koizumi Suga Kishida Ishiba Gemba Maehara Tanaka Sato Suzuki Takahashi Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Hayashi Kono Motegi Takaichi Xi Hu Jiang Deng Mao Wen Li Wang Zhang Zhao Chen Liu Yang Zhou Qin Zhu Luo Geng Hua Ma Tsai Lai Lee Kim Park Moon Yoon Roh Ban Kang Cho Choi Chung Han Nguyen Tran Le Pham Vo Phan Truong Orbán".split(
    " ",
  ),
);
