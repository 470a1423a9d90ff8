// The nonce of the answer being rendered. Empty on answers that may be cached: those carry no inline script.

import { createContext } from 'react'

export const NonceContext = createContext('')
