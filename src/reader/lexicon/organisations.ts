/** Organisations, and the words that make a capitalised name an organisation, a place, a title or none of these. */
import type { EntityType } from "../reading.ts";

/** `ID; type; sector; ISO3; names`: the first name is the one shown. Sector and ISO3 may be empty. */
const ROWS = `
UN; igo;; ; United Nations|UN|U.N.
UNSC; igo;; ; UN Security Council|U.N. Security Council|United Nations Security Council|Security Council
UNGA; igo;; ; UN General Assembly|U.N. General Assembly|General Assembly
ICJ; igo;; ; International Court of Justice|ICJ|World Court
PCA; igo;; ; Permanent Court of Arbitration|PCA
ICC; igo;; ; International Criminal Court|ICC
ITLOS; igo;; ; International Tribunal for the Law of the Sea|ITLOS
IAEA; igo;; ; International Atomic Energy Agency|IAEA|I.A.E.A.
IMF; igo;; ; International Monetary Fund|IMF
IMO; igo;; ; International Maritime Organization|International Maritime Organisation|IMO
WB; igo;; ; World Bank
WTO; igo;; ; World Trade Organization|World Trade Organisation|WTO
WHO; igo;; ; World Health Organization|World Health Organisation
NATO; igo;; ; NATO|Nato|North Atlantic Treaty Organization|North Atlantic Treaty Organisation|Atlantic Alliance|Atlantic alliance
EU; igo;; ; European Union|EU|E.U.|Brussels
EC; igo;; ; European Commission|Commission
EP; igo;; ; European Parliament
AU; igo;; ; African Union|AU
AL; igo;; ; Arab League|League of Arab States
ASEAN; igo;; ; ASEAN|Asean|Association of Southeast Asian Nations|Association of South-East Asian Nations
APEC; igo;; ; Asia-Pacific Economic Cooperation (APEC) forum|Asia-Pacific Economic Cooperation|APEC
OSCE; igo;; ; OSCE|Organization for Security and Co-operation in Europe|Organisation for Security and Co-operation in Europe
OPEC; igo;; ; OPEC+|OPEC|Opec|Organization of the Petroleum Exporting Countries|Organisation of the Petroleum Exporting Countries
OAS; igo;; ; Organization of American States|OAS
CARICOM; igo;; ; CARICOM|Caricom|Caribbean Community
CELAC; igo;; ; CELAC|Celac
ECOWAS; igo;; ; ECOWAS|Ecowas|Economic Community of West African States
IGAD; igo;; ; IGAD|Igad
SADC; igo;; ; SADC
GCC; igo;; ; Gulf Cooperation Council|GCC
OIC; igo;; ; Organisation of Islamic Cooperation|Organization of Islamic Cooperation|OIC
CIS; igo;; ; Commonwealth of Independent States|CIS
EAEU; igo;; ; Eurasian Economic Union|EAEU
CSTO; igo;; ; Collective Security Treaty Organization|Collective Security Treaty Organisation|CSTO
SCO; igo;; ; Shanghai Cooperation Organization|Shanghai Cooperation Organisation|SCO
BRICS; igo;; ; BRICS|Brics
G7; igo;; ; G7|G-7|Group of Seven
G8; igo;; ; G8|G-8
G20; igo;; ; G20|G-20|Group of Twenty
P5+1; igo;; ; P5+1|E3/EU+3|E3+3
E3; group;; ; E3
OECD; igo;; ; OECD
ADB; igo;; ; Asian Development Bank|ADB
AIIB; igo;; ; Asian Infrastructure Investment Bank|AIIB
EIB; igo;; ; European Investment Bank
ECB; igo;; ; European Central Bank|ECB
ICRC; organisation; NGO; ; International Committee of the Red Cross|ICRC|Red Cross
UNHCR; igo;; ; UNHCR
INTERPOL; igo;; ; Interpol|INTERPOL
OPCW; igo;; ; OPCW|Organisation for the Prohibition of Chemical Weapons|Organization for the Prohibition of Chemical Weapons
COE; igo;; ; Council of Europe
UNESCO; igo;; ; UNESCO|Unesco
WFP; igo;; ; World Food Programme
IEA; igo;; ; International Energy Agency|IEA
ICAO; igo;; ; ICAO
UNCLOS; instrument;; ; UNCLOS
QUARTET; group;; ; Quartet
MRC; igo;; ; Mekong River Commission|MRC
NBI; igo;; ; Nile Basin Initiative
GAZPROM; organisation; BUS; RUS; Gazprom
ROSNEFT; organisation; BUS; RUS; Rosneft
NOVATEK; organisation; BUS; RUS; Novatek
LUKOIL; organisation; BUS; RUS; Lukoil|LUKoil
TRANSNEFT; organisation; BUS; RUS; Transneft
ROSATOM; organisation; BUS; RUS; Rosatom
NAFTOGAZ; organisation; BUS; UKR; Naftogaz
CNPC; organisation; BUS; CHN; CNPC|China National Petroleum Corporation
CNOOC; organisation; BUS; CHN; CNOOC
SINOPEC; organisation; BUS; CHN; Sinopec
HUAWEI; organisation; BUS; CHN; Huawei
EXXONMOBIL; organisation; BUS; USA; ExxonMobil|Exxon Mobil|Exxon
CHEVRON; organisation; BUS; USA; Chevron
SHELL; organisation; BUS; GBR; Shell|Royal Dutch Shell
BP; organisation; BUS; GBR; BP
ENI; organisation; BUS; ITA; Eni|ENI
TOTAL; organisation; BUS; FRA; TotalEnergies
EQUINOR; organisation; BUS; NOR; Equinor|Statoil
ARAMCO; organisation; BUS; SAU; Saudi Aramco|Aramco
SOCAR; organisation; BUS; AZE; SOCAR|Socar
PDVSA; organisation; BUS; VEN; PDVSA
PETROBRAS; organisation; BUS; BRA; Petrobras
WINTERSHALL; organisation; BUS; DEU; Wintershall
UNIPER; organisation; BUS; DEU; Uniper
RWE; organisation; BUS; DEU; RWE
BOTAS; organisation; BUS; TUR; Botas|BOTAS|Botaş
TPAO; organisation; BUS; TUR; TPAO
QATARENERGY; organisation; BUS; QAT; QatarEnergy|Qatargas
NIOC; organisation; BUS; IRN; NIOC
HAMAS; organisation; REB; PSE; Hamas
HEZBOLLAH; organisation; REB; LBN; Hezbollah|Hizbollah|Hizbullah
FATAH; organisation; OPP; PSE; Fatah
PLO; organisation; GOV; PSE; PLO
TALIBAN; organisation; REB; AFG; Taliban
HOUTHIS; organisation; REB; YEM; Houthis|Houthi
PKK; organisation; REB; TUR; PKK
IRGC; organisation; MIL; IRN; Revolutionary Guards|Islamic Revolutionary Guard Corps|IRGC|Revolutionary Guard
CPC; organisation; GOV; CHN; Chinese Communist Party|Communist Party of China|CCP|CPC
PLA; organisation; MIL; CHN; People's Liberation Army|PLA
USCONGRESS; organisation; LEG; USA; Congress|Capitol Hill
STATEDEPT; organisation; GOV; USA; State Department
PENTAGON; organisation; MIL; USA; Pentagon
CIA; organisation; GOV; USA; CIA|C.I.A.
FED; organisation; GOV; USA; Federal Reserve
KNESSET; organisation; LEG; ISR; Knesset
MOSSAD; organisation; GOV; ISR; Mossad
DUMA; organisation; LEG; RUS; State Duma|Duma
FSB; organisation; GOV; RUS; FSB
BUNDESTAG; organisation; LEG; DEU; Bundestag
MAJLIS; organisation; LEG; IRN; Majlis
POLITBURO; organisation; GOV; CHN; Politburo
SENATE; organisation; LEG; ; Senate
RADA; organisation; LEG; UKR; Verkhovna Rada|Rada
SEJM; organisation; LEG; POL; Sejm
SEIMAS; organisation; LEG; LTU; Seimas
STORTING; organisation; LEG; NOR; Storting
RIKSDAG; organisation; LEG; SWE; Riksdag
FOLKETING; organisation; LEG; DNK; Folketing
ALTHING; organisation; LEG; ISL; Althing|Althingi
CORTES; organisation; LEG; ESP; Cortes
LOKSABHA; organisation; LEG; IND; Lok Sabha
BUNDESRAT; organisation; LEG; DEU; Bundesrat
DAIL; organisation; LEG; IRL; Dail
MEJLIS; organisation; LEG; TKM; Mejlis
HOUSEREPS; organisation; LEG; USA; House of Representatives
FOREIGNOFFICE; organisation; GOV; GBR; Foreign Office
EUCOUNCIL; igo;; ; European Council
EEAS; igo;; ; European External Action Service
EUROGROUP; igo;; ; Eurogroup
AFDB; igo;; ; African Development Bank|AfDB
IDB; igo;; ; Inter-American Development Bank
EBRD; igo;; ; European Bank for Reconstruction and Development|EBRD
MERCOSUR; igo;; ; Mercosur|MERCOSUR
ANDEAN; igo;; ; Andean Community
PIF; igo;; ; Pacific Islands Forum
EAC; igo;; ; East African Community
ARCTIC; igo;; ; Arctic Council
SAARC; igo;; ; SAARC
RSF; organisation; REB; SDN; Rapid Support Forces|RSF
M23; organisation; REB; COD; M23
TPLF; organisation; REB; ETH; TPLF
POLISARIO; organisation; REB; ESH; Polisario Front|Polisario
FARC; organisation; REB; COL; FARC
ADNOC; organisation; BUS; ARE; ADNOC|Adnoc
SONATRACH; organisation; BUS; DZA; Sonatrach
PETRONAS; organisation; BUS; MYS; Petronas
PERTAMINA; organisation; BUS; IDN; Pertamina
KMG; organisation; BUS; KAZ; KazMunayGas
ONGC; organisation; BUS; IND; ONGC
CODELCO; organisation; BUS; CHL; Codelco
YPFB; organisation; BUS; BOL; YPFB
REPSOL; organisation; BUS; ESP; Repsol
GLENCORE; organisation; BUS; CHE; Glencore
MAERSK; organisation; BUS; DNK; Maersk
COSCO; organisation; BUS; CHN; COSCO|Cosco
OMV; organisation; BUS; AUT; OMV
ORLEN; organisation; BUS; POL; PKN Orlen|Orlen
AFP; medium; MED; FRA; Agence France-Presse|AFP
REUTERS; medium; MED; GBR; Reuters
AP; medium; MED; USA; Associated Press|AP
BBC; medium; MED; GBR; BBC
CNN; medium; MED; USA; CNN
NYT; medium; MED; USA; New York Times
WAPO; medium; MED; USA; Washington Post
WSJ; medium; MED; USA; Wall Street Journal
FT; medium; MED; GBR; Financial Times
ECONOMIST; medium; MED; GBR; The Economist
GUARDIAN; medium; MED; GBR; Guardian
BLOOMBERG; medium; MED; USA; Bloomberg
XINHUA; medium; MED; CHN; Xinhua
GLOBALTIMES; medium; MED; CHN; Global Times
PEOPLESDAILY; medium; MED; CHN; People's Daily
TASS; medium; MED; RUS; TASS|Tass|ITAR-TASS|Itar-Tass
INTERFAX; medium; MED; RUS; Interfax
RIA; medium; MED; RUS; RIA Novosti|RIA
KOMMERSANT; medium; MED; RUS; Kommersant
ALJAZEERA; medium; MED; QAT; Al Jazeera|Al-Jazeera
ALAHRAM; medium; MED; EGY; Al-Ahram|Al Ahram
ANADOLU; medium; MED; TUR; Anadolu
IRNA; medium; MED; IRN; IRNA
KYODO; medium; MED; JPN; Kyodo
NIKKEI; medium; MED; JPN; Nikkei
YONHAP; medium; MED; KOR; Yonhap
ASIATIMES; medium; MED; ; Asia Times
`;

export interface Organisation {
  id: string;
  type: EntityType | "instrument";
  sector: string;
  iso3: string;
  names: string[];
}

export const ORGANISATIONS: readonly Organisation[] = ROWS.trim()
  .split("\n")
  .map((row) => {
    const [id, type, sector, iso3, names] = row.split(";").map((s) => s.trim()) as [
      string,
      EntityType,
      string,
      string,
      string,
    ];
    return { id, type, sector, iso3, names: names.split("|") };
  });

/** Head words of an organisation's name, with its sector. */
export const HEADS: { [word: string]: string } = Object.fromEntries(
  Object.entries({
    GOV: "Ministry Department Government Cabinet Administration Office Secretariat Treasury Commission Agency Authority Bureau Service Directorate Chancellery Presidency Court Tribunal Embassy Directorate-General",
    LEG: "Parliament Senate Congress Assembly Duma Knesset Diet Bundestag Majlis Verkhovna Rada House Chamber Legislature",
    MIL: "Army Navy Force Forces Guard Guards Corps Command Fleet Brigade Defence Defense Militia Battalion Division Coastguard Gendarmerie Police",
    BUS: "Company Corporation Corp Inc Ltd Group Holdings Holding Bank Petroleum Oil Energy Industries Mining Airlines Consortium Enterprises Partners Plc Minerals Metals Gas Pipeline Resources Fisheries",
    IGO: "Union League Organization Organisation Council Community Forum Initiative Fund Alliance Nations Cooperation Secretariat Coalition Federation Conference",
    NGO: "Foundation Institute University Center Centre Society Association Committee College School Observatory Watch Network Trust Project Programme Program",
    OPP: "Party Front Movement Congress Bloc Bloc",
    MED: "Times Post Journal News Daily Herald Gazette Tribune Guardian Observer Telegraph Review Agency Television TV Radio Chronicle Standard Monitor Star Mail Courier Dispatch Quarterly Weekly",
  }).flatMap(([sector, words]) => words.split(" ").map((word) => [word, sector])),
);

/** Words that make a capitalised run a place, a thing or a period rather than an actor. */
export const PLACES = new Set(
  (
    "Sea Seas Ocean Island Islands Isle Isles Strait Straits Gulf Bay River Rivers Lake Lakes Canal Dam Basin Peninsula Province Provinces Region District Mountain Mountains Mount Desert Plateau " +
    "Valley Delta Channel Cape Port Harbour Harbor Shelf Bank Shoal Reef Territories Territory Coast Corridor Pass Bridge Airport Base Highway Road Street Square Hotel Palace Peak Hills Heights Field Block Oblast " +
    "Charter Convention Treaty Agreement Accord Accords Protocol Pact Act Law Declaration Memorandum Plan Resolution Constitution Doctrine Stream Pipeline War Wars Age Cold Century Crisis Summit Day Night Week Month Year " +
    "Africa Asia Europe East West North South America Americas Pacific Atlantic Mediterranean Arctic Antarctic Baltic Balkans Caucasus Caspian Levant Maghreb Sahel Middle Far Near Central Crimea Donbas Siberia Kashmir Tibet Xinjiang Gaza"
  ).split(" "),
);

/** Regions that a text may treat as acting but that are not actors. */
export const REGIONS = [
  "Southeast Asia",
  "South-East Asia",
  "East Asia",
  "Central Asia",
  "South Asia",
  "Northeast Asia",
  "Middle East",
  "Near East",
  "Far East",
  "North Africa",
  "East Africa",
  "West Africa",
  "Horn of Africa",
  "Eastern Europe",
  "Western Europe",
  "Central Europe",
  "Latin America",
  "South America",
  "Central America",
  "North America",
  "Eastern Mediterranean",
  "eastern Mediterranean",
  "Persian Gulf",
  "Inner Mongolia",
  "Outer Mongolia",
  "Horn of Africa",
  "Gulf of Aden",
  "Central Africa",
  "Southern Africa",
  "West Bank",
  "South China Sea",
  "East China Sea",
  "Sea of Japan",
  "Gulf of Mexico",
  "Gulf of Guinea",
  "Indian Ocean",
  "Pacific",
  "Atlantic",
  "Western Hemisphere",
  "Balkans",
  "Asia",
  "Europe",
  "Africa",
  "Asia-Pacific",
  "Indo-Pacific",
  "Caucasus",
  "Balkans",
  "Sahel",
  "Arctic",
  "Caribbean",
];
/** Regions whose name stands for a side in a dispute. */
export const SIDES: { [name: string]: string } = {
  "the West": "WEST",
  "the Gulf states": "GULFSTATES",
  "the Gulf monarchies": "GULFSTATES",
  "the Allies": "ALLIES",
};

/** Peoples without an eponymous state: plural and adjective (`Kurdish output`). */
export const PEOPLES: readonly [id: string, plural: string, adjective: string][] = `
Kurds Kurdish|Europeans European|Arabs Arab|Catalans Catalan|Basques Basque|Scots Scottish|Tamils Tamil|Tibetans Tibetan|Uighurs Uighur|Uyghurs Uyghur|Tuaregs Tuareg|Tatars Tatar|Chechens Chechen|Abkhazians Abkhazian|Ossetians Ossetian
Alawites Alawite|Sunnis Sunni|Shiites Shiite|Shias Shia|Hutus Hutu|Tutsis Tutsi|Pashtuns Pashtun|Hazaras Hazara|Sikhs Sikh|Balts Baltic|Flemings Flemish|Sahrawis Sahrawi|Turkmens Turkmen|Crimeans Crimean|Quebecers Quebecer|Africans African|Asians Asian|Westerners Western
`
  .trim()
  .split(/[|\n]/)
  .map((row) => {
    const [plural, adjective] = row.split(" ") as [string, string];
    return [plural.toUpperCase(), plural, adjective];
  });

export const MONTHS = new Set(
  "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Ramadan Christmas Easter".split(
    " ",
  ),
);
