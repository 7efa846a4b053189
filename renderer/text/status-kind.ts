/** What a status means for the work at the desk; it decides shape and colour of the badge. */
export type StatusKind = 'open' | 'working' | 'done' | 'stopped' | 'unknown';

/** Words by which shops name their statuses, checked in this order; the first that occurs decides. */
const words: readonly (readonly [StatusKind, RegExp])[] = [
  ['open', /cancell?ed reversal/],
  [
    'stopped',
    /cancel|denied|refus|fail|refund|revers|charge ?back|expire|void|storn|abgebrochen|abgelehnt|erstatt|fehlgeschlagen|annul|rembours|anulad|reembols|rechaz|geannuleerd|anulowan|zwrot|отмен|возврат|キャンセル|取消|ملغ/,
  ],
  [
    'done',
    /complet|shipped|deliver|done|closed|abgeschlossen|versendet|versandt|geliefert|erledigt|termin|expédi|livr|enviad|entregad|verzonden|zrealizowan|wysłan|выполн|отправлен|доставлен|完了|発送|已完成|已发货|مكتمل/,
  ],
  [
    'working',
    /process|prepar|progress|packing|picking|hold|bearbeitung|vorbereitung|traitement|préparation|proces|verwerking|realizacj|обработ|処理|处理中|قيد/,
  ],
  [
    'open',
    /pending|new|open|await|unpaid|ausstehend|offen|neu|wartet|attente|nouve|pendiente|nuev|nieuw|wacht|oczekuj|nowe|ожида|нов|保留|新規|待|معلق/,
  ],
];

/** The ids a fresh OpenCart gives its statuses; the fallback where a known name says nothing. */
const freshIds: Readonly<Record<number, StatusKind>> = {
  1: 'open',
  2: 'working',
  3: 'done',
  5: 'done',
  7: 'stopped',
  8: 'stopped',
  9: 'open',
  10: 'stopped',
  11: 'stopped',
  12: 'stopped',
  13: 'stopped',
  14: 'stopped',
  15: 'working',
  16: 'stopped',
};

/**
 * What a status means, by the owner's table first, then by its name, then by OpenCart's own ids. A status whose name is not known is
 * `unknown`: shops number theirs as they like. So is a named one that no word fits, unless a fresh shop has that id.
 */
export function statusKind(
  id: number,
  name: string | null,
  table: Readonly<Record<number, StatusKind>> = {},
): StatusKind {
  const owned = table[id];
  if (owned !== undefined) return owned;
  if (id === 0 || name === null || name.trim() === '') return 'unknown';
  const folded = name.toLowerCase();
  const met = words.find(([, pattern]) => pattern.test(folded));
  return met?.[0] ?? freshIds[id] ?? 'unknown';
}
