// Headers that every answer carries. `strict-dynamic` switches 'self' off, so every script tag needs the nonce;
// pages that may be cached carry no inline script and get a policy without a nonce.

const always: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
}

/** Security headers of an answer; with a nonce for pages rendered for one reader. */
export function securityHeaders(nonce?: string): Readonly<Record<string, string>> {
  const scripts = nonce ? `'nonce-${nonce}' 'strict-dynamic'` : "'self'"
  const policy = [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ]
  return { ...always, 'Content-Security-Policy': policy.join('; ') }
}
