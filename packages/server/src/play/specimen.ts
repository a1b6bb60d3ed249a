// A fictional note with its enclosure, and the people of a fictional ministry; for tests and harnesses.

/** The note as it arrives, in plain text. All names and subjects are invented. */
export const SPECIMEN_NOTE = `No. 7/41/2025-FIS
Government of Pelagia
Ministry of Fisheries

U.O. NOTE

MOST IMMEDIATE

Subject: SECOND LISBON CONFERENCE ON LOST FISHING GEAR

1. The Second Lisbon Conference on Lost Fishing Gear meets on 10 and 11 December 2025.

2. The draft Joint Declaration is enclosed. The Ministry of External Affairs is requested to vet it from the diplomatic and political point of view.

To: The Secretary, Ministry of External Affairs

Dated: 25 November 2025

Joint Declaration on Lost Fishing Gear

Lisbon, 10 December 2025

We, the representatives of [list of participating States], gathered in Lisbon on 10 December 2025;

Recognising that nets lost at sea go on killing for years;

Reaffirming the United Nations Convention on the Law of the Sea;

1. Commit to mark all fishing gear by 2030;

2. Undertake to pay for the recovery of gear found in the waters of other States;

3. Agree to share the names of vessels that lose gear;

4. Invite others to endorse this Declaration.
`;

/** Who sits where. */
export const SPECIMEN_PEOPLE: Readonly<Record<string, string>> = {
  registry: "Sanam Orr",
  "so-conferences": "Ilya Marr",
  "ds-conferences": "Dana Veld",
  "js-multilateral": "Omar Tesk",
  "as-multilateral": "Lena Bask",
  "the-secretary": "Mira Sund",
  "ds-legal": "Petra Holm",
  "so-human-rights": "Yusuf Adan",
  "so-europe": "Clara Wren",
  "so-economic": "Bram Koss",
};

/** The password of everybody in the play. */
export const SPECIMEN_PASSWORD = "lantern orchard violet tram";
