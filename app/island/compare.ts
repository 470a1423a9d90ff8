// The script of a comparison, loaded by its pages alone: keys, and the parts of a large act as one reads on.

import { compareKeys } from './compare-keys'
import { compareParts } from './compare-parts'

compareKeys()
compareParts()
