// Any address that no other route knows: the root says that there is no such page, in the reader's language and with
// the head of the person who is signed in, which it knows only when it was asked.

export function loader(): never {
  throw new Response(null, { status: 404 })
}

export function action(): never {
  throw new Response(null, { status: 404 })
}

export default function Nothing() {
  return null
}
