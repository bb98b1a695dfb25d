/** Cities people in France live in or long for, by letters alone: the lists of usual words know few of them. */
export const frenchCities: readonly string[] = `
  paris marseille lyon toulouse nice nantes montpellier strasbourg bordeaux
  lille rennes toulon reims saintetienne lehavre dijon grenoble angers
  villeurbanne saintdenis nimes clermontferrand aixenprovence lemans brest tours amiens
  annecy limoges metz boulogne perpignan besancon orleans rouen mulhouse
  caen nancy argenteuil montreuil roubaix tourcoing avignon dunkerque poitiers
  versailles pau calais larochelle antibes cannes saintnazaire colmar valence
  quimper lorient vannes troyes bayonne biarritz saintmalo ajaccio bastia
  chambery
`
  .trim()
  .split(/\s+/);
