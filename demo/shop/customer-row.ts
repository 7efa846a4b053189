/** A customer with an account, with the one address they have. Text as stored. */
export type CustomerRow = {
  readonly customer_id: number;
  readonly customer_group_id: number;
  readonly firstname: string;
  readonly lastname: string;
  readonly email: string;
  readonly telephone: string;
  readonly enabled: boolean;
  readonly addresses: readonly {
    readonly address_id: number;
    readonly firstname: string;
    readonly lastname: string;
    readonly company: string;
    readonly address_1: string;
    readonly address_2: string;
    readonly city: string;
    readonly postcode: string;
    readonly country_id: number;
    readonly zone_id: number;
  }[];
};
