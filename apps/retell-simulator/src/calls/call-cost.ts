import { talkMs, type CallRecord } from './call-record.ts';

/** US cents a second, in the order of Retell's published prices. */
const PRODUCTS = [
  { product: 'elevenlabs_tts', unit_price: 0.1167 },
  { product: 'gpt_4_1', unit_price: 0.075 },
  { product: 'custom_telephony', unit_price: 0.025 },
];
/** Cents for each analysis after the first, which is included. */
const RERUN_COST = 1;

const cents = (value: number): number => Number(value.toFixed(4));

/** `call_cost` of a finished call: cents and cents per second (retell.md §1.4); 0 when it never connected. */
export const costOf = (call: CallRecord) => {
  const seconds = Math.ceil(talkMs(call) / 1000);
  const talked = PRODUCTS.map(({ product, unit_price }) => ({
    product,
    unit_price,
    cost: cents(unit_price * seconds),
  }));
  const reruns = Math.max(0, call.analyses - 1);
  const product_costs = [
    ...(seconds > 0 ? talked : []),
    ...(reruns > 0 ? [{ product: 'post_call_analysis', cost: reruns * RERUN_COST }] : []),
  ];
  return {
    product_costs,
    combined_cost: cents(product_costs.reduce((sum, { cost }) => sum + cost, 0)),
    total_duration_seconds: seconds,
    total_duration_unit_price: cents(PRODUCTS.reduce((sum, { unit_price }) => sum + unit_price, 0)),
  };
};
