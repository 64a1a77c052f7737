/** An element with properties, attributes by `$name`, and children. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('--')) made.style.setProperty(key, value)
    else if (key.startsWith('$')) made.setAttribute(key.slice(1), value)
    else made[key] = value
  }
  made.append(...children.filter((child) => child !== undefined && child !== null))
  return made
}

export const byId = (id) => document.getElementById(id)
