/// Every kind of national number that is known, by region.
let nationalIDShapes: [NationalIDShape] =
  americanIDs + westernEuropeanIDs + southernEuropeanIDs + germanSpeakingIDs + nordicIDs
  + easternEuropeanIDs + eastAsianIDs + southAsianIDs + otherIDs + documentIDs
