import { afterEach, beforeEach, expect, vi } from 'vitest'

// A console.error is a fault that somebody decided not to handle: it fails the test in which it appears.
// A test that expects one spies on it itself and clears the spy before it ends.
const error = vi.spyOn(console, 'error')

beforeEach(() => {
  error.mockClear()
})

afterEach(() => {
  expect(error.mock.calls, 'console.error was called').toEqual([])
})
