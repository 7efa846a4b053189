import { ok, type Result } from '../../../shared/result';
import type { ConnectorState, ShopFacts } from '../../../shared/shop-facts';
import type { FoundConnector } from '../../opencart/connector/types';

/** A connector that is there. */
export const present: Extract<ConnectorState, { readonly kind: 'present' }> = {
  kind: 'present',
  build: '0.1.0',
  opencart: '4.1.0.4',
  canWrite: false,
  engines: 'transactions',
};

/** Made-up facts with the parts a test is about. */
export function someFacts(parts: Partial<ShopFacts> = {}): ShopFacts {
  return {
    baseCurrency: 'EUR',
    currencies: [
      {
        code: 'EUR',
        title: 'Euro',
        symbolLeft: '',
        symbolRight: '€',
        decimals: 2,
        value: '1.00000000',
        isEnabled: true,
      },
    ],
    statuses: [
      {
        statusId: 3,
        names: [
          { languageId: 2, name: 'Sent' },
          { languageId: 1, name: 'Versandt' },
        ],
        class: 'complete',
      },
      { statusId: 9, names: [{ languageId: 2, name: 'On hold' }], class: null },
    ],
    defaultLanguageId: 1,
    languages: [{ languageId: 1, code: 'de-de', name: 'Deutsch' }],
    storefronts: [{ storeId: 0, name: 'Pier & Co', url: 'https://pier.example/' }],
    zone: 'Europe/Berlin',
    ...parts,
  };
}

/** What a look at a shop with the connector finds. */
export function foundConnector(state = present, facts = someFacts()): Result<FoundConnector> {
  const unused = () => Promise.reject(new Error('not in this test'));
  return ok({
    kind: 'present',
    session: {
      hello: { state, facts, orderCount: 0, highestOrderId: 0, mark: '{}', serverTime: 0 },
      readPage: unused,
      readChanges: unused,
      readOrder: unused,
      compare: unused,
      addHistory: unused,
      requests: () => 2,
    },
  });
}
