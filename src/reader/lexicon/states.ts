/**
 * States by ISO 3166-1 alpha-3: names old and new, demonyms, capitals that stand for governments.
 * A row is `ISO3; names; demonyms; capitals`, alternatives split by `|`; the first name is the one shown. Written for this project.
 * Capitals that are also common names of persons or things (Victoria, Male, Kingston) are left out.
 */
const ROWS = `
AFG; Afghanistan; Afghan|Afghani; Kabul
ALB; Albania; Albanian; Tirana
DZA; Algeria; Algerian; Algiers
AND; Andorra; Andorran;
AGO; Angola; Angolan; Luanda
ATG; Antigua and Barbuda; Antiguan;
ARG; Argentina|Argentine Republic; Argentine|Argentinian|Argentinean; Buenos Aires
ARM; Armenia; Armenian; Yerevan
AUS; Australia; Australian; Canberra
AUT; Austria; Austrian; Vienna
AZE; Azerbaijan; Azerbaijani|Azeri; Baku
BHS; Bahamas|the Bahamas; Bahamian; Nassau
BHR; Bahrain; Bahraini; Manama
BGD; Bangladesh|East Pakistan; Bangladeshi; Dhaka
BRB; Barbados; Barbadian; Bridgetown
BLR; Belarus|Byelorussia|Belorussia; Belarusian|Belarussian|Byelorussian; Minsk
BEL; Belgium; Belgian;
BLZ; Belize|British Honduras; Belizean; Belmopan
BEN; Benin|Dahomey; Beninese; Porto-Novo|Cotonou
BTN; Bhutan; Bhutanese; Thimphu
BOL; Bolivia; Bolivian; La Paz
BIH; Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia; Bosnian; Sarajevo
BWA; Botswana|Bechuanaland; Botswanan|Motswana; Gaborone
BRA; Brazil; Brazilian; Brasilia|Brasília
BRN; Brunei|Brunei Darussalam; Bruneian; Bandar Seri Begawan
BGR; Bulgaria; Bulgarian; Sofia
BFA; Burkina Faso|Upper Volta; Burkinabe|Burkinabè; Ouagadougou
BDI; Burundi; Burundian; Bujumbura|Gitega
KHM; Cambodia|Kampuchea; Cambodian|Khmer; Phnom Penh
CMR; Cameroon; Cameroonian; Yaounde|Yaoundé
CAN; Canada; Canadian; Ottawa
CPV; Cape Verde|Cabo Verde; Cape Verdean; Praia
CAF; Central African Republic; Central African; Bangui
TCD; Chad; Chadian; N'Djamena|Ndjamena
CHL; Chile; Chilean; Santiago
CHN; China|People's Republic of China|PRC|Mainland China|mainland China|Red China; Chinese; Beijing|Peking|Zhongnanhai
COL; Colombia; Colombian; Bogota|Bogotá
COM; Comoros; Comoran|Comorian; Moroni
COG; Republic of the Congo|Congo-Brazzaville|Congo Republic; ; Brazzaville
COD; Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC|Congo-Kinshasa|Zaire|Congo; Congolese|Zairean|Zairian; Kinshasa
CRI; Costa Rica; Costa Rican; San José
CIV; Côte d'Ivoire|Cote d'Ivoire|Ivory Coast; Ivorian; Abidjan|Yamoussoukro
HRV; Croatia; Croatian|Croat; Zagreb
CUB; Cuba; Cuban; Havana
CYP; Cyprus|Republic of Cyprus; Cypriot|Greek Cypriot|Greek-Cypriot; Nicosia
CZE; Czech Republic|Czechia; Czech; Prague
DNK; Denmark; Danish|Dane; Copenhagen
DJI; Djibouti; Djiboutian;
DMA; Dominica;;
DOM; Dominican Republic; Dominican; Santo Domingo
ECU; Ecuador; Ecuadorian|Ecuadorean; Quito
EGY; Egypt|Arab Republic of Egypt|United Arab Republic; Egyptian; Cairo
SLV; El Salvador; Salvadoran|Salvadorean; San Salvador
GNQ; Equatorial Guinea; Equatorial Guinean|Equatoguinean; Malabo
ERI; Eritrea; Eritrean; Asmara
EST; Estonia; Estonian; Tallinn
SWZ; Eswatini|Swaziland; Swazi; Mbabane
ETH; Ethiopia|Abyssinia; Ethiopian; Addis Ababa|Addis
FJI; Fiji; Fijian; Suva
FIN; Finland; Finnish|Finn; Helsinki
FRO; Faroe Islands|Faroes|the Faroes; Faroese; Tórshavn|Torshavn
FLK; Falkland Islands|Falklands|Malvinas; Falklander;
GIB; Gibraltar; Gibraltarian;
PRI; Puerto Rico; Puerto Rican;
NCL; New Caledonia; New Caledonian;
MAC; Macau|Macao; Macanese;
FRA; France; French|Frenchman; Paris|Élysée|the Elysée|Elysee|Quai d'Orsay
GAB; Gabon; Gabonese; Libreville
GMB; Gambia|the Gambia; Gambian; Banjul
GEO; Georgia; Georgian; Tbilisi
DEU; Germany|Federal Republic of Germany|West Germany; German|West German; Berlin|Bonn
DDR; East Germany|German Democratic Republic|GDR; East German;
GHA; Ghana|Gold Coast; Ghanaian; Accra
GRC; Greece|Hellenic Republic; Greek|Hellenic; Athens
GRL; Greenland; Greenlandic|Greenlander; Nuuk
GRD; Grenada; Grenadian;
GTM; Guatemala; Guatemalan; Guatemala City
GIN; Guinea|Guinea-Conakry; Guinean; Conakry
GNB; Guinea-Bissau; Bissau-Guinean; Bissau
GUY; Guyana|British Guiana|Co-operative Republic of Guyana; Guyanese; Georgetown
HTI; Haiti; Haitian; Port-au-Prince
HND; Honduras; Honduran; Tegucigalpa
HKG; Hong Kong; Hong Konger|Hongkonger;
HUN; Hungary; Hungarian; Budapest
ISL; Iceland; Icelandic|Icelander; Reykjavik|Reykjavík
IND; India|Republic of India; Indian; New Delhi|Delhi
IDN; Indonesia|Dutch East Indies; Indonesian; Jakarta|Djakarta|Nusantara
IRN; Iran|Islamic Republic of Iran|Islamic Republic|Persia; Iranian|Persian; Tehran|Teheran
IRQ; Iraq; Iraqi; Baghdad
IRL; Ireland|Republic of Ireland|Eire; Irish|Irishman; Dublin
ISR; Israel; Israeli; Jerusalem|Tel Aviv
ITA; Italy; Italian; Rome
JAM; Jamaica; Jamaican;
JPN; Japan; Japanese; Tokyo
JOR; Jordan|Hashemite Kingdom|Transjordan; Jordanian; Amman
KAZ; Kazakhstan; Kazakhstani|Kazakh; Astana|Nur-Sultan|Almaty
KEN; Kenya; Kenyan; Nairobi
KIR; Kiribati|Gilbert Islands; I-Kiribati; Tarawa
PRK; North Korea|DPRK|Democratic People's Republic of Korea; North Korean; Pyongyang
KOR; South Korea|Republic of Korea|ROK|Korea; South Korean; Seoul
XKX; Kosovo; Kosovar|Kosovan; Pristina|Prishtina
KWT; Kuwait; Kuwaiti; Kuwait City
KGZ; Kyrgyzstan|Kyrgyz Republic|Kirghizia; Kyrgyz|Kirghiz|Kyrgyzstani; Bishkek
LAO; Laos|Lao PDR; Laotian|Lao; Vientiane
LVA; Latvia; Latvian; Riga
LBN; Lebanon; Lebanese; Beirut
LSO; Lesotho|Basutoland; Basotho; Maseru
LBR; Liberia; Liberian; Monrovia
LBY; Libya|Libyan Arab Jamahiriya; Libyan; Tripoli
LIE; Liechtenstein; ; Vaduz
LTU; Lithuania; Lithuanian; Vilnius
LUX; Luxembourg; Luxembourger|Luxembourgish;
MDG; Madagascar|Malagasy Republic; Malagasy; Antananarivo
MWI; Malawi|Nyasaland; Malawian; Lilongwe
MYS; Malaysia|Malaya; Malaysian; Kuala Lumpur|Putrajaya
MDV; Maldives|the Maldives; Maldivian;
MLI; Mali|French Sudan; Malian; Bamako
MLT; Malta; Maltese; Valletta
MHL; Marshall Islands; Marshallese; Majuro
MRT; Mauritania; Mauritanian; Nouakchott
MUS; Mauritius; Mauritian; Port Louis
MEX; Mexico; Mexican; Mexico City
FSM; Micronesia|Federated States of Micronesia; Micronesian; Palikir
MDA; Moldova|Moldavia; Moldovan|Moldavian; Chisinau|Chișinău|Kishinev
MCO; Monaco; Monegasque;
MNG; Mongolia; Mongolian; Ulan Bator|Ulaanbaatar
MNE; Montenegro; Montenegrin; Podgorica
MAR; Morocco; Moroccan; Rabat
MOZ; Mozambique; Mozambican; Maputo
MMR; Myanmar|Burma; Burmese|Myanma; Naypyidaw|Naypyitaw|Rangoon|Yangon
NAM; Namibia|South West Africa; Namibian; Windhoek
NRU; Nauru; Nauruan; Yaren
NPL; Nepal; Nepalese|Nepali; Kathmandu
NLD; Netherlands|the Netherlands|Holland; Dutch|Dutchman; The Hague|Amsterdam
NZL; New Zealand|Aotearoa; New Zealander|Kiwi; Wellington
NIC; Nicaragua; Nicaraguan; Managua
NER; Niger; Nigerien; Niamey
NGA; Nigeria; Nigerian; Abuja|Lagos
MKD; North Macedonia|Macedonia; North Macedonian|Macedonian; Skopje
NOR; Norway; Norwegian; Oslo
OMN; Oman; Omani; Muscat
PAK; Pakistan|West Pakistan; Pakistani; Islamabad|Rawalpindi
PLW; Palau; Palauan;
PSE; Palestine|Palestinian Authority|State of Palestine; Palestinian; Ramallah
PAN; Panama; Panamanian; Panama City
PNG; Papua New Guinea; Papua New Guinean; Port Moresby
PRY; Paraguay; Paraguayan; Asuncion|Asunción
PER; Peru; Peruvian; Lima
PHL; Philippines|the Philippines; Philippine|Filipino|Filipina; Manila|Malacañang|Malacanang
POL; Poland; Polish|Pole; Warsaw
PRT; Portugal; Portuguese; Lisbon
QAT; Qatar; Qatari; Doha
ROU; Romania|Rumania; Romanian|Rumanian; Bucharest
RUS; Russia|Russian Federation|Soviet Union|USSR; Russian|Soviet; Moscow|Kremlin|the Kremlin
RWA; Rwanda; Rwandan; Kigali
KNA; Saint Kitts and Nevis|St Kitts and Nevis; Kittitian; Basseterre
LCA; Saint Lucia|St Lucia; Saint Lucian; Castries
VCT; Saint Vincent and the Grenadines|St Vincent; Vincentian; Kingstown
WSM; Samoa|Western Samoa; Samoan; Apia
SMR; San Marino; Sammarinese;
STP; São Tomé and Príncipe|Sao Tome and Principe; São Toméan; São Tomé|Sao Tome
SAU; Saudi Arabia|Kingdom of Saudi Arabia; Saudi|Saudi Arabian; Riyadh
SEN; Senegal; Senegalese; Dakar
SRB; Serbia|Republic of Serbia; Serbian|Serb; Belgrade
SCG; Yugoslavia|Serbia and Montenegro; Yugoslav|Yugoslavian;
SYC; Seychelles; Seychellois;
SLE; Sierra Leone; Sierra Leonean; Freetown
SGP; Singapore; Singaporean;
SVK; Slovakia|Slovak Republic; Slovak|Slovakian; Bratislava
SVN; Slovenia; Slovenian|Slovene; Ljubljana
SLB; Solomon Islands; Solomon Islander; Honiara
SOM; Somalia; Somali|Somalian; Mogadishu
SOL; Somaliland; Somalilander; Hargeisa
ZAF; South Africa; South African; Pretoria
SSD; South Sudan; South Sudanese; Juba
ESP; Spain; Spanish|Spaniard; Madrid
LKA; Sri Lanka|Ceylon; Sri Lankan|Ceylonese; Colombo
SDN; Sudan; Sudanese; Khartoum
SUR; Suriname|Surinam|Dutch Guiana; Surinamese; Paramaribo
SWE; Sweden; Swedish|Swede; Stockholm
CHE; Switzerland|Swiss Confederation; Swiss; Bern|Berne
SYR; Syria; Syrian; Damascus
TWN; Taiwan|Republic of China|Chinese Taipei|Formosa; Taiwanese; Taipei
TJK; Tajikistan|Tadjikistan; Tajik|Tajikistani; Dushanbe
TZA; Tanzania|Tanganyika; Tanzanian; Dodoma|Dar es Salaam
THA; Thailand|Siam; Thai; Bangkok
TLS; Timor-Leste|East Timor; Timorese|East Timorese; Dili
TGO; Togo; Togolese; Lome|Lomé
TON; Tonga; Tongan; Nukualofa|Nuku'alofa
TTO; Trinidad and Tobago|Trinidad; Trinidadian; Port of Spain
TUN; Tunisia; Tunisian; Tunis
TUR; Turkey|Türkiye|Turkiye; Turkish|Turk; Ankara
CYN; Turkish Republic of Northern Cyprus|TRNC|Northern Cyprus; Turkish Cypriot|Turkish-Cypriot;
TKM; Turkmenistan; Turkmen; Ashgabat|Ashkhabad
TUV; Tuvalu|Ellice Islands; Tuvaluan; Funafuti
UGA; Uganda; Ugandan; Kampala
UKR; Ukraine|the Ukraine; Ukrainian; Kyiv|Kiev
ARE; United Arab Emirates|UAE|U.A.E.|the Emirates|Emirates; Emirati; Abu Dhabi
GBR; United Kingdom|UK|U.K.|Britain|Great Britain|England|Scotland; British|Briton|English|Scottish; London|Whitehall|Downing Street
USA; United States|United States of America|US|U.S.|USA|U.S.A.|America; American; Washington|Washington, D.C.|White House|the White House|Pentagon|the Pentagon|State Department|Capitol Hill
URY; Uruguay; Uruguayan; Montevideo
UZB; Uzbekistan; Uzbek|Uzbekistani; Tashkent
VUT; Vanuatu|New Hebrides; Vanuatuan|Ni-Vanuatu; Port Vila
VAT; Holy See|the Holy See|Vatican|the Vatican; ;
VEN; Venezuela|Bolivarian Republic of Venezuela; Venezuelan; Caracas|Miraflores
VNM; Vietnam|Viet Nam|North Vietnam; Vietnamese; Hanoi
ESH; Western Sahara|Sahrawi Arab Democratic Republic; Sahrawi|Saharawi;
YEM; Yemen; Yemeni; Sanaa|Sana'a|Aden
ZMB; Zambia|Northern Rhodesia; Zambian; Lusaka
ZWE; Zimbabwe|Rhodesia; Zimbabwean|Rhodesian; Harare|Salisbury
`;

export interface State {
  iso3: string;
  names: string[];
  demonyms: string[];
  capitals: string[];
}

const split = (cell: string | undefined): string[] =>
  (cell ?? "")
    .split("|")
    .map((s) => s.trim())
    .filter((s) => s !== "");

export const STATES: readonly State[] = ROWS.trim()
  .split("\n")
  .map((row) => {
    const [iso3, names, demonyms, capitals] = row.split(";") as [string, string, string?, string?];
    return { iso3: iso3.trim(), names: split(names), demonyms: split(demonyms), capitals: split(capitals) };
  });

/** First halves of two-nation adjectives, as in Russo-Japanese; a demonym (Greek-Turkish) is possible too. */
export const PREFIXES: { [prefix: string]: string } = {
  Afro: "",
  Anglo: "GBR",
  Austro: "AUT",
  Belgo: "BEL",
  Dano: "DNK",
  Egypto: "EGY",
  Ethio: "ETH",
  Euro: "EU",
  Finno: "FIN",
  Franco: "FRA",
  Greco: "GRC",
  Graeco: "GRC",
  Hispano: "ESP",
  Indo: "IND",
  Irano: "IRN",
  Iraqo: "IRQ",
  Israelo: "ISR",
  Italo: "ITA",
  Luso: "PRT",
  Nippo: "JPN",
  Perso: "IRN",
  Polono: "POL",
  Romano: "ROU",
  Russo: "RUS",
  Serbo: "SRB",
  Sino: "CHN",
  Soviet: "RUS",
  Swedo: "SWE",
  Syro: "SYR",
  Turco: "TUR",
  Turko: "TUR",
  Ukraino: "UKR",
  US: "USA",
  "U.S.": "USA",
  Germano: "DEU",
  Americano: "USA",
  Saudi: "SAU",
  Libano: "LBN",
  Nigero: "NGA",
  Cubano: "CUB",
  Armeno: "ARM",
  Georgo: "GEO",
};

/** Two-letter and other forms that name a state only in capitals. */
export const STATE_NAMES = new Map(STATES.flatMap(({ iso3, names }) => names.map((name) => [name, iso3] as const)));
export const DEMONYMS = new Map(
  STATES.flatMap(({ iso3, demonyms }) =>
    demonyms.flatMap(
      (d) =>
        [
          [d, iso3],
          [`${d}s`, iso3],
        ] as const,
    ),
  ),
);
export const CAPITALS = new Map(STATES.flatMap(({ iso3, capitals }) => capitals.map((c) => [c, iso3] as const)));
export const STATE_BY_CODE = new Map(STATES.map((s) => [s.iso3, s] as const));
