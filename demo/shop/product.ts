/** A value of a radio, select or checkbox option. `price` is added to the product's, in the base currency with four decimals; stock is its own. */
export type OptionValue = {
  readonly product_option_value_id: number;
  readonly name: string;
  readonly price: string;
  readonly price_prefix: '+' | '-';
  readonly quantity: number;
  readonly subtract: boolean;
};

/** An option of a product. Typed ones (`text`, `date`) have no values. */
export type ProductOption = {
  readonly product_option_id: number;
  readonly name: string;
  readonly type: 'radio' | 'select' | 'checkbox' | 'text' | 'date';
  readonly required: boolean;
  readonly values: readonly OptionValue[];
};

/** A product of the shop's catalogue. Text is as stored, money as MySQL writes it. */
export type Product = {
  readonly product_id: number;
  readonly name: string;
  readonly model: string;
  readonly sku: string;
  readonly price: string;
  /** The price while it is reduced. */
  readonly special: string | null;
  readonly tax_class_id: number;
  readonly quantity: number;
  readonly minimum: number;
  readonly subtract: boolean;
  readonly enabled: boolean;
  /** Points for one piece. */
  readonly points: number;
  readonly options: readonly ProductOption[];
  /** Deleted in the shop; orders still name it. */
  readonly isDeleted: boolean;
};
