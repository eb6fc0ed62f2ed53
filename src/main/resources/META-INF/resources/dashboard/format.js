/** Numbers, money and dates in the reader's language. */

import {language} from './words.js';

const made = new Map();

/** The reader's own kind of the language in use, such as en-GB. */
const locale = () => navigator.languages.find(code => code.split('-')[0] === language()) ?? language();

function format(kind, options) {
  const key = `${locale()} ${kind.name} ${JSON.stringify(options)}`;
  if (!made.has(key)) {
    made.set(key, new kind(locale(), options));
  }
  return made.get(key);
}

/** Money in short, such as $2.44B. */
export const money = (amount, currency = 'USD') =>
  format(Intl.NumberFormat, {
    style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: 'compact', maximumSignificantDigits: 3,
  }).format(amount);

/** Money to the cent. */
export const exact = (amount, currency = 'USD') =>
  format(Intl.NumberFormat, {style: 'currency', currency, currencyDisplay: 'code'}).format(amount);

/** An amount for a column whose heading names the currency. */
export const amount = value => format(Intl.NumberFormat, {maximumFractionDigits: 0}).format(value);

export const count = value => format(Intl.NumberFormat, {}).format(value);

/** A part of one, such as 0.42, in percent. */
export const percent = (part, digits = 0) =>
  format(Intl.NumberFormat, {style: 'percent', maximumFractionDigits: digits}).format(part);

/** A day of the register, `2026-03-31`. */
export const day = text =>
  text ? format(Intl.DateTimeFormat, {dateStyle: 'medium', timeZone: 'UTC'}).format(new Date(`${text.slice(0, 10)}T00:00:00Z`)) : '–';

/** An instant, in the reader's own time. */
export const moment = text => format(Intl.DateTimeFormat, {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(text));

/** How long ago an instant was, in words. */
export function ago(text) {
  const seconds = (new Date(text) - Date.now()) / 1000;
  const units = [['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60];
  return format(Intl.RelativeTimeFormat, {numeric: 'auto'}).format(Math.round(seconds / size), unit);
}
