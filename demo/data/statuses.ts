/** OpenCart's order statuses as installed, in English and German. Recordings 2.3.0.2/seed.json and 3.0.3.9/seed.json. */
export const statuses: readonly {
  readonly id: number;
  readonly en: string;
  readonly de: string;
}[] = [
  { id: 1, en: 'Pending', de: 'Offen' },
  { id: 2, en: 'Processing', de: 'In Bearbeitung' },
  { id: 3, en: 'Shipped', de: 'Versandt' },
  { id: 5, en: 'Complete', de: 'Abgeschlossen' },
  { id: 7, en: 'Canceled', de: 'Storniert' },
  { id: 8, en: 'Denied', de: 'Abgelehnt' },
  { id: 9, en: 'Canceled Reversal', de: 'Storno aufgehoben' },
  { id: 10, en: 'Failed', de: 'Fehlgeschlagen' },
  { id: 11, en: 'Refunded', de: 'Erstattet' },
  { id: 12, en: 'Reversed', de: 'Rückgebucht' },
  { id: 13, en: 'Chargeback', de: 'Rückbelastung' },
  { id: 14, en: 'Expired', de: 'Abgelaufen' },
  { id: 15, en: 'Processed', de: 'Bearbeitet' },
  { id: 16, en: 'Voided', de: 'Ungültig' },
];

/** Status ids with their weights, for an order of that age; 0 is an abandoned checkout. */
export function statusWeights(ageDays: number): readonly (readonly [number, number])[] {
  if (ageDays < 5)
    return [
      [1, 52],
      [2, 34],
      [0, 9],
      [3, 3],
      [10, 2],
    ];
  if (ageDays < 16)
    return [
      [2, 28],
      [3, 38],
      [5, 14],
      [1, 6],
      [0, 7],
      [7, 4],
      [15, 3],
    ];
  return [
    [5, 64],
    [3, 9],
    [7, 7],
    [0, 6],
    [11, 4],
    [15, 3],
    [10, 1.5],
    [16, 1.2],
    [14, 1],
    [8, 1],
    [12, 0.8],
    [13, 0.8],
    [9, 0.7],
  ];
}
