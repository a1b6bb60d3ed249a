import { describe, expect, it } from "vitest";
import { precedentsFor } from "./precedents.ts";

const OTHER_MATTERS = `We thank the people of Port Verde for their warm hospitality and the excellent dinner
The orchestra will play the overture on Thursday evening
Our gardeners planted tulips along the avenue this spring
The next meeting will take place in the second half of next year
The secretary will book hotel rooms for participants
We congratulate the winning team on a splendid football season
The logo shall be blue with a white star
Ministers enjoyed a guided tour of the old brewery
The recipe calls for two cups of flour and one egg
Bananas are cheaper this week in the market
The printer on the third floor is out of toner
We welcome the launch of the new website of the choir
The bridge was painted green last summer
Delegates are invited to a reception on the terrace at seven
The mountain trail offers splendid views over the lake
Coffee will be served during the break
We look forward to meeting again soon
The chess tournament ended in a draw
Her novel tells of a lighthouse keeper and his dog
The annual flower show attracts many visitors
Auction houses must ask where a carving came from
The Upper House and the Lower House were represented
Recalling the resolution adopted at our meeting of 15 March 2025
Welcoming the presence of the European Union and the African Union
We shall seize the opportunity of the next summit
The chair will strike a balance between speakers
We demand that the minutes be corrected
The declaration was adopted by consensus on 3 March
We take note of the progress report of the working group
Sea views are included in the room rate
The minister will deliver the opening speech
An informal lunch will be held in the dining room
The tender leaves of the plant`.split("\n");

describe("what is near", () => {
  it.each(OTHER_MATTERS)("is nothing for: %s", (sentence) => {
    expect(
      precedentsFor({ shelves: [] }, sentence).map(({ instrument, article }) => `${instrument} ${article}`),
    ).toEqual([]);
  });

  it("is something for a single word of a concept", () => {
    for (const word of ["extradition", "corruption", "carriers", "piracy"]) {
      expect(precedentsFor({ shelves: [] }, word).length, word).toBeGreaterThan(0);
    }
  });
});
