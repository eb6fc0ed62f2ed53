/** What is shown is what the address says: filters, language, and how money is counted. So a view can be sent, and Back works. */

/** Filters that every picture shares; the names are those of the API. */
export const FILTERS = [
  'country', 'countries', 'crossBorder', 'status', 'participation', 'sdg', 'sector', 'theme', 'grouping', 'reportingOrg', 'funder',
  'implementer', 'humanitarian', 'from', 'to', 'q',
];

/** Beside the filters: what else goes along from page to page. */
const ALONG = ['lang', 'counting'];

const params = () => new URLSearchParams(location.search);

/** One parameter of the address, or an empty text. */
export const asked = name => params().get(name) ?? '';

/** One parameter with commas, as a list. */
export const askedList = name => asked(name).split(',').filter(Boolean);

/** The filters of the address as parameters of a request. */
export function filters() {
  const here = params();
  return Object.fromEntries(FILTERS.filter(name => here.get(name)).map(name => [name, here.get(name)]));
}

/** `gross` or nothing, for the statistics that can count either way. */
export const counting = () => (asked('counting') === 'gross' ? {counting: 'gross'} : {});

/** Parameters as a query, commas left readable. */
export function query(values) {
  const text = new URLSearchParams(
      Object.entries(values).filter(([, value]) => value !== '' && value !== null && value !== undefined)).toString();
  return text ? `?${text.replaceAll('%2C', ',')}` : '';
}

/** The address of a page, with the filters of this one unless `changes` says otherwise. */
export function link(path, changes = {}) {
  const here = params();
  const kept = Object.fromEntries([...FILTERS, ...ALONG].filter(name => here.get(name)).map(name => [name, here.get(name)]));
  return path + query({...kept, ...changes});
}

/** This page with other parameters. */
export function here(changes) {
  return location.pathname + query({...Object.fromEntries(params()), ...changes});
}

/** Goes to an address of the dashboard without loading the page anew. */
export function go(address, {replace = false} = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  dispatchEvent(new Event('address'));
}

/** The path of a project, organisation or country, whatever its key holds. */
export const path = (kind, key) => `/${kind}/${encodeURIComponent(key)}`;
