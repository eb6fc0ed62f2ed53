/** Makes elements. Text is always set as text, so nothing that was registered can become markup. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An HTML element.
 *
 * @param {string} tag such as `a` or `p`
 * @param {object} attributes `class`, `href` …; a function for `onclick` and its like; false and null leave one out
 * @param {...(Node|string|number|null|Array)} children null and false are left out
 */
export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** An SVG element, told like {@link h}. */
export const s = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(4).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** A width in percent, which the page's policy lets a script set, but no markup. */
export function wide(element, percent) {
  element.style.width = `${Math.max(0, Math.min(100, percent))}%`;
  return element;
}

/** How much larger letters are than on a desk: a wall is read from afar. The style sheet has the same limit. */
export const lettering = () => (matchMedia('(min-width: 1900px)').matches ? 1.25 : 1);
