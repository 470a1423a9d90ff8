#!/usr/bin/env python3
"""The second verifier of a Tiaoyi ledger, written from ledger-format.md alone, with the standard library of Python 3.8+.

    python3 verify.py FOLDER|proof.json [--key FILE] [--checkpoint FILE]... [--receipt FILE]... [--json]

It shares no code with the first verifier: where the two disagree about a folder, one of them is wrong. Exits 0 when valid, 1 when
invalid, 2 when there is nothing to read, 3 when entries stand behind the last checkpoint. Ed25519 is RFC 8032 in plain
Python: about 5 ms a signature.
"""
import argparse
import base64
import hashlib
import json
import os
import re
import sys
from datetime import datetime

# ---------------------------------------------------------------------------------------------------------------- Ed25519
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT % P
    if (x * x - x2) % P:
        return None
    return P - x if (x & 1) != sign else x


def point(data):
    y = int.from_bytes(data, 'little')
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return (i * j % P, k * m % P, j * k % P, i * m % P)


def multiply(n, q):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, q)
        q, n = add(q, q), n >> 1
    return total


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def encode(q):
    inverse = pow(q[2], P - 2, P)
    x, y = q[0] * inverse % P, q[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, 'little')


def ed25519(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    a, s = point(public), int.from_bytes(signature[32:], 'little')
    if a is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), 'little') % L
    # R = sB - hA, compared by its bytes.
    minus = (P - a[0], a[1], 1, (P - a[3]) % P)
    return encode(add(multiply(s, BASE), multiply(h, minus))) == signature[:32]


# ----------------------------------------------------------------------------------------------------------- bytes and JSON
def sha256(data):
    return hashlib.sha256(data).digest()


def strict_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except Exception:
        return None
    return data if base64.b64encode(data).decode() == text else None


def number_text(value):
    """A number as ECMAScript writes it, which is what RFC 8785 asks for."""
    if isinstance(value, int):
        if abs(value) < 10**21:
            return str(value)
        value = float(value)
    if value != value or value in (float('inf'), float('-inf')):
        raise ValueError
    if value == 0:
        return '0'
    sign, value = ('-', -value) if value < 0 else ('', value)
    mantissa, _, exponent = repr(value).partition('e')
    whole, _, fraction = mantissa.partition('.')
    fraction = '' if fraction == '0' else fraction
    digits = (whole + fraction).lstrip('0')
    point_at = len(whole) + (int(exponent) if exponent else 0) - (len(whole + fraction) - len((whole + fraction).lstrip('0')))
    digits = digits.rstrip('0')
    if len(digits) <= point_at <= 21:
        text = digits + '0' * (point_at - len(digits))
    elif 0 < point_at <= 21:
        text = digits[:point_at] + '.' + digits[point_at:]
    elif -6 < point_at <= 0:
        text = '0.' + '0' * -point_at + digits
    else:
        power = point_at - 1
        text = digits[0] + ('.' + digits[1:] if len(digits) > 1 else '') + 'e' + ('+' if power > 0 else '-') + str(abs(power))
    return sign + text


SHORT = {'"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


def string_text(value):
    value.encode('utf-8')  # a lone surrogate has no UTF-8 form
    return '"' + ''.join(SHORT.get(c) or ('\\u%04x' % ord(c) if c < ' ' else c) for c in value) + '"'


def canonical(value, depth=0):
    if depth > 100:
        raise ValueError
    if value is None or isinstance(value, bool):
        return {None: 'null', True: 'true', False: 'false'}[value]
    if isinstance(value, str):
        return string_text(value)
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, list):
        return '[' + ','.join(canonical(item, depth + 1) for item in value) + ']'
    keys = sorted(value, key=lambda key: key.encode('utf-16-be', 'surrogatepass'))
    return '{' + ','.join(string_text(key) + ':' + canonical(value[key], depth + 1) for key in keys) + '}'


def refuse_constant(name):
    raise ValueError(name)


def parse_number(text):
    """ECMAScript has one kind of number."""
    value = float(text)
    if value in (float('inf'), float('-inf')):
        raise ValueError
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def canonical_value(data):
    """(True, value) of bytes that are exactly canonical JSON, else (False, None)."""
    try:
        text = data.decode('utf-8')
        value = json.loads(text, parse_constant=refuse_constant, parse_int=parse_number, parse_float=parse_number)
        return (True, value) if canonical(value) == text else (False, None)
    except (ValueError, RecursionError):
        return False, None


# -------------------------------------------------------------------------------------------------------------------- leaves
ID = re.compile(r'[A-Za-z0-9_-]{1,64}\Z')
FIELD = re.compile(r'[a-z][A-Za-z0-9]{0,31}\Z')
DUTY = re.compile(r'd[0-9a-f]{32}\Z')
TIME = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z', re.ASCII)
ROLES = 'anonymous resident deputy station drafter reviewer publisher undertaking researcher auditor admin system'.split()


def types_of(text):
    """The table of ledger-format.md: type -> (refs, open fields)."""
    found = {}
    for line in text.split('## Types of entries')[1].splitlines():
        match = re.match(r'\| `([A-Za-z.-]+)` \| (.*?) ?\| (.*?) ?\|$', line)
        if match:
            name, refs, opened = match.groups()
            found[name] = ([r for r in refs.split(', ') if r], [o for o in opened.split(', ') if o])
    return found


def is_whole(value, below=2**53):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < below


def read_leaf(data, types):
    if len(data) > 4096:
        return None
    good, leaf = canonical_value(data)
    if not good or not isinstance(leaf, dict) or sorted(leaf) != ['at', 'by', 'c', 'id', 'ref', 'seq', 'type', 'v']:
        return None
    if leaf['v'] != 1 or isinstance(leaf['v'], bool) or not is_whole(leaf['seq']) or leaf['by'] not in ROLES:
        return None
    if not isinstance(leaf['at'], str) or not TIME.match(leaf['at']):
        return None
    try:
        datetime.strptime(leaf['at'], '%Y-%m-%dT%H:%M:%SZ')
    except ValueError:
        return None
    if leaf['at'][17:19] > '59':
        return None
    if not isinstance(leaf['id'], str) or not ID.match(leaf['id']):
        return None
    if not isinstance(leaf['ref'], list) or not all(isinstance(r, str) and ID.match(r) for r in leaf['ref']):
        return None
    if not isinstance(leaf['type'], str) or leaf['type'] not in types or not isinstance(leaf['c'], dict):
        return None
    for field, value in leaf['c'].items():
        if not FIELD.match(field) or not isinstance(value, str) or len(strict_base64(value) or b'') != 32:
            return None
    refs, opened = types[leaf['type']]
    if len(leaf['ref']) < len(refs) or any(field not in leaf['c'] for field in opened):
        return None
    return leaf


def opens(disclosure, committed):
    nonce = strict_base64(disclosure['nonce'])
    if nonce is None or len(nonce) != 32:
        return False
    try:
        payload = canonical(disclosure['payload']).encode()
    except ValueError:
        return False
    data = b'tiaoyi/commit/1\0' + disclosure['field'].encode() + b'\0' + nonce + payload
    return base64.b64encode(sha256(data)).decode() == committed


# ---------------------------------------------------------------------------------------------------------------------- tree
def leaf_hash(data):
    return sha256(b'\0' + data)


def node_hash(left, right):
    return sha256(b'\1' + left + right)


class Tree:
    def __init__(self):
        self.size, self.stack, self.levels = 0, [], []

    def append(self, hashed):
        self.size += 1
        height = 0
        self.tell(0, hashed)
        while self.stack and self.stack[-1][1] == height:
            hashed = node_hash(self.stack.pop()[0], hashed)
            height += 1
            if height % 8 == 0:
                self.tell(height // 8, hashed)
        self.stack.append((hashed, height))

    def tell(self, level, hashed):
        while len(self.levels) <= level:
            self.levels.append([])
        self.levels[level].append(hashed)

    def root(self):
        if not self.stack:
            return sha256(b'')
        total = self.stack[-1][0]
        for hashed, _ in reversed(self.stack[:-1]):
            total = node_hash(hashed, total)
        return total


def tile_name(level, index, width):
    digits = str(index)
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    groups = [digits[i:i + 3] for i in range(0, len(digits), 3)]
    name = '/'.join(['x' + g for g in groups[:-1]] + groups[-1:])
    return 'tile/%d/%s%s' % (level, name, '' if width == 256 else '.p/%d' % width)


def is_under(hashed, index, size, path, root):
    """Inclusion by RFC 9162 2.1.3.2."""
    if not is_whole(index) or not is_whole(size) or index >= size or any(h is None or len(h) != 32 for h in path):
        return False
    node, last = index, size - 1
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            hashed = node_hash(sibling, hashed)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            hashed = node_hash(hashed, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and hashed == root


# --------------------------------------------------------------------------------------------------------------------- notes
def bad_name(name):
    return name == '' or re.search(r'[\s+\x00-\x1f\x85\ufeff]', name) is not None


def key_id(name, public):
    return sha256(name.encode() + b'\n\1' + public)[:4]


def read_key(line):
    parts = line.split('+', 2)
    if len(parts) != 3 or bad_name(parts[0]):
        return None
    data = strict_base64(parts[2])
    if data is None or len(data) != 33 or data[0] != 1 or parts[1] != key_id(parts[0], data[1:]).hex():
        return None
    return parts[0], data[1:]


def key_line(key):
    return '%s+%s+%s' % (key[0], key_id(*key).hex(), base64.b64encode(b'\1' + key[1]).decode())


def read_note(text):
    """(text, signatures, origin, size, root) of a signed checkpoint, or None."""
    if len(text.encode('utf-8', 'surrogatepass')) > 1000000 or not text.endswith('\n') or '\n\n' not in text:
        return None
    split = text.rindex('\n\n')
    body, lines = text[:split + 1], text[split + 2:-1].split('\n')
    if re.search(r'[\x00-\x09\x0b-\x1f]', body) or len(lines) > 100:
        return None
    signatures = []
    for line in lines:
        parts = line[2:].split(' ')
        if not line.startswith('\u2014 ') or len(parts) != 2 or bad_name(parts[0]):
            return None
        data = strict_base64(parts[1])
        if data is None or len(data) < 5:
            return None
        signatures.append((parts[0], data[:4], data[4:]))
    rows = body.split('\n')
    if len(rows) != 4 or rows[3] != '' or rows[0] == '' or not re.match(r'(0|[1-9][0-9]{0,15})\Z', rows[1]):
        return None
    root, size = strict_base64(rows[2]), int(rows[1])
    if root is None or len(root) != 32 or size >= 2**53:
        return None
    return body, signatures, rows[0], size, root


def signers(note, keys):
    """The known keys that signed; None where one of them is named and did not, or twice."""
    found = []
    for key in keys:
        own = [s for name, ident, s in note[1] if name == key[0] and ident == key_id(*key)]
        if not own:
            continue
        if len(own) > 1 or not ed25519(key[1], note[0].encode(), own[0]):
            return None
        found.append(key)
    return found


class Chain:
    def __init__(self, first):
        self.keys, self.replaced, self.due = [first], [], [first]

    def rotate(self, payload, seq):
        given = payload if isinstance(payload, dict) else {}
        new = read_key(given['new']) if isinstance(given.get('new'), str) else None
        if given.get('old') != key_line(self.keys[-1]) or given.get('from') != seq or isinstance(given.get('from'), bool):
            return False
        if new is None or new[0] != self.keys[-1][0] or any(k[1] == new[1] for k in self.keys):
            return False
        self.keys.append(new)
        self.replaced.append(seq)
        self.due.append(new)
        return True

    def good(self, note, wanted):
        signed = signers(note, self.keys)
        return bool(signed) and all(k in signed for k in wanted) and all(k in wanted for k in signed)

    def checkpoint(self, note):
        good, self.due = self.good(note, self.due), self.due
        self.due = self.due[-1:]
        return good

    def held(self, note, size):
        at = len([seq for seq in self.replaced if seq < size])
        return self.good(note, [self.keys[at]]) or (at > 0 and self.good(note, self.keys[at - 1:at + 1]))


# --------------------------------------------------------------------------------------------------------------- state rules
FATES = ['adopted', 'partly-adopted', 'not-adopted', 'noted', 'merged', 'out-of-scope', 'spam']
UNDER_WAY = ('open', 'suspended', 'closed')
STEPS = {
    'consultation.published': (('approved',), 'open'),
    'consultation.suspended': (('open',), 'suspended'),
    'consultation.resumed': (('suspended',), 'open'),
    'consultation.closed': (('open', 'suspended'), 'closed'),
    'consultation.withdrawn': (('preparing', 'approved') + UNDER_WAY, 'withdrawn'),
}
RECEIVED = {'comment.received': ('open',), 'comment.late': UNDER_WAY, 'comment.forwarded': UNDER_WAY}


class States:
    def __init__(self, types, tell):
        self.types, self.tell = types, tell
        self.consultations, self.comments, self.themes, self.answers, self.drafts = {}, {}, set(), {}, set()

    def judge(self, leaf, shown, fates):
        kind, ref = leaf['type'], leaf['ref']
        if kind in STEPS or kind in ('consultation.approved', 'consultation.reported', 'consultation.report-prepared', 'consultation.extended'):
            self.consultation(kind, ref, shown, fates)
        elif kind == 'consultation.created':
            self.created(ref)
        elif kind in RECEIVED:
            self.received(kind, ref)
        elif kind == 'comment.undone':
            self.undone(ref)
        elif kind in ('theme.created', 'theme.split'):
            if ref[1] not in self.consultations:
                self.tell('state')
            self.themes.add(ref[0])
        elif kind.startswith('disposition.'):
            self.disposition(kind, ref)
        elif kind in ('trace.confirmed', 'trace.rejected'):
            self.drafts.add(ref[1] if len(ref) > 1 else '')
        else:
            self.known(kind, ref)

    def known(self, kind, ref):
        made = {'comment': self.comments, 'consultation': self.consultations, 'theme': self.themes}
        for at, name in enumerate(self.types[kind][0]):
            followed = [made[one] for one in name.split(' or ') if one in made]
            if followed and not any(ref[at] in one for one in followed):
                self.tell('state')

    def created(self, ref):
        before = self.consultations.get(ref[0])
        if before is None:
            self.consultations[ref[0]] = {'stage': 'preparing', 'by': ref[1], 'report': '', 'count': 0}
            return
        if before['stage'] != 'preparing':
            self.tell('state')
        before['by'] = ref[1]

    def consultation(self, kind, ref, shown, fates):
        found = self.consultations.get(ref[0])
        if found is None:
            self.tell('state')
            return
        if kind == 'consultation.report-prepared':
            found['report'] = ref[1]
        elif kind == 'consultation.extended':
            if found['stage'] not in ('open', 'suspended'):
                self.tell('state')
        elif kind == 'consultation.approved':
            if found['by'] == ref[1]:
                self.tell('separation')
            self.step(found, ('preparing',), 'approved')
        elif kind == 'consultation.reported':
            if found['report'] == ref[1]:
                self.tell('separation')
            self.step(found, ('closed',), 'reported')
            if not self.balanced(ref[0], found, shown.get('outcome'), fates):
                self.tell('fates')
        else:
            self.step(found, *STEPS[kind])

    def step(self, found, allowed, to):
        if found['stage'] not in allowed:
            self.tell('state')
        found['stage'] = to

    def received(self, kind, ref):
        found = self.consultations.get(ref[1])
        if found is None:
            self.tell('state')
            return
        if found['stage'] not in RECEIVED[kind]:
            self.tell('state')
        if ref[0] in self.comments:
            self.tell('state')
        self.comments[ref[0]] = [ref[1], True]
        found['count'] += 1

    def undone(self, ref):
        found, comment = self.consultations.get(ref[1]), self.comments.get(ref[0])
        if found is None:
            self.tell('state')
        if comment is None or not comment[1] or (found is not None and comment[0] != ref[1]):
            self.tell('state')
            return
        comment[1] = False
        if found is not None:
            if found['stage'] == 'reported':
                self.tell('state')
            found['count'] -= 1

    def disposition(self, kind, ref):
        found = self.answers.get(ref[0])
        if kind in ('disposition.proposed', 'disposition.changed'):
            if ref[2] not in self.comments and ref[2] not in self.themes:
                self.tell('state')
            if found is not None:
                self.tell('state')
            replaces = ref[3] if len(ref) > 3 else ''
            if replaces:
                if replaces not in self.answers:
                    self.tell('state')
                else:
                    self.answers[replaces]['replaced'] = ref[0]
            self.answers[ref[0]] = {'stage': 'proposed', 'by': ref[1], 'approver': '', 'replaced': '', 'replaces': replaces}
        elif kind == 'disposition.undone':
            self.take_back(ref, found)
        elif found is None or found['stage'] != 'proposed' or found['replaced']:
            self.tell('state')
        else:
            if found['by'] == ref[1]:
                self.tell('separation')
            found['stage'] = kind.split('.')[1]
            found['approver'] = ref[1]

    def take_back(self, ref, found):
        if found is None and ref[0] in self.drafts:
            self.drafts.remove(ref[0])
            return
        if found is None or found['stage'] == 'withdrawn':
            self.tell('state')
            return
        approved = found['stage'] == 'approved'
        if ref[1] != (found['approver'] if approved else found['by']):
            self.tell('separation')
        found['stage'] = 'proposed' if approved else 'withdrawn'
        before = self.answers.get(found['replaces'])
        if not approved and before is not None and before['replaced'] == ref[0]:
            before['replaced'] = ''

    def balanced(self, consultation, found, outcome, lines):
        outcome = outcome if isinstance(outcome, dict) else {}
        counts = outcome.get('counts')
        if not isinstance(counts, dict) or sorted(counts) != sorted(FATES) or not all(is_whole(v) for v in counts.values()):
            return False
        if not is_whole(outcome.get('received')) or outcome['received'] != found['count'] or sum(counts.values()) != found['count']:
            return False
        listed, before = dict.fromkeys(FATES, 0), ''
        for line in lines:
            comment, fate, *answers = line.split(' ')
            if line <= before or before.startswith(comment + ' '):
                return False
            before = line
            if self.comments.get(comment) != [consultation, True] or fate not in listed:
                return False
            listed[fate] += 1
            if any(a != '-' and self.answers.get(a, {}).get('stage') != 'approved' for a in answers):
                return False
        tree = Tree()
        for line in lines:
            tree.append(leaf_hash(line.encode()))
        return tree.root().hex() == outcome.get('root') and listed == counts


# -------------------------------------------------------------------------------------------------------------------- folder
FILES = ['README.txt', 'SHA256SUMS', 'checkpoints.jsonl', 'disclosed.jsonl', 'entries.jsonl', 'fates.txt', 'key']
CARRIED = ['README.txt', 'ledger-format.md', 'verify.mjs', 'verify.py']


def paths_below(root, inside=''):
    found, names = [], sorted(os.listdir(os.path.join(root, inside)))
    if not names and inside:
        return [inside + '/']
    for name in names:
        path = inside + '/' + name if inside else name
        full = os.path.join(root, path)
        if os.path.islink(full) or not (os.path.isdir(full) or os.path.isfile(full)):
            found.append(path + ' (not a file)')
        elif os.path.isdir(full):
            found += paths_below(root, path)
        else:
            found.append(path)
    return found


class Verifier:
    def __init__(self, folder, types, pinned, held_notes, held_leaves):
        self.folder, self.types, self.pinned = folder, types, pinned
        self.held_notes, self.held_leaves = held_notes, held_leaves
        self.faults, self.present = [], set(paths_below(folder))
        self.size, self.root, self.signed = 0, b'', -1

    def tell(self, rule, entry=None):
        self.faults.append((rule, entry))

    def read(self, path):
        with open(os.path.join(self.folder, path), 'rb') as file:
            return file.read()

    def lines(self, name):
        if name not in self.present:
            return
        with open(os.path.join(self.folder, name), 'rb') as file:
            for line in file:
                if not line.endswith(b'\n'):
                    self.tell('file')
                yield line[:-1] if line.endswith(b'\n') else line

    def notes(self):
        found = []
        for line in self.lines('checkpoints.jsonl'):
            good, text = canonical_value(line)
            note = read_note(text) if good and isinstance(text, str) else None
            if note is None:
                self.tell('checkpoint')
            else:
                found.append(note)
        return found

    def disclosures(self):
        found = []
        for line in self.lines('disclosed.jsonl'):
            good, value = canonical_value(line)
            if (good and isinstance(value, dict) and sorted(value) == ['field', 'nonce', 'payload', 'seq'] and is_whole(value['seq'])
                    and isinstance(value['field'], str) and FIELD.match(value['field']) and isinstance(value['nonce'], str)
                    and len(strict_base64(value['nonce']) or b'') == 32):
                found.append(value)
            else:
                self.tell('file')
        return found

    def fate_lines(self):
        pattern = re.compile(r'(0|[1-9]\d{0,14}) ([A-Za-z0-9_-]{1,64} [a-z-]{1,20} (?:-|[A-Za-z0-9_-]{1,64}(?: [A-Za-z0-9_-]{1,64})*))\Z', re.ASCII)
        found = []
        for line in self.lines('fates.txt'):
            try:
                match = pattern.match(line.decode('utf-8'))
            except UnicodeDecodeError:
                match = None
            if match:
                found.append((int(match.group(1)), match.group(2)))
            else:
                self.tell('file')
        return found

    def run(self):
        for name in FILES:
            if name not in self.present:
                self.tell('file')
        self.chain = self.open_key()
        if self.chain is None:
            return 'invalid'
        notes, disclosures, fates = self.notes(), self.disclosures(), self.fate_lines()
        self.walk(notes, disclosures, fates)
        self.check_tiles()
        self.check_sums()
        if self.faults:
            return 'invalid'
        return 'valid' if self.signed >= self.size else 'pending'

    def open_key(self):
        try:
            text = self.read('key').decode('utf-8') if 'key' in self.present else ''
        except UnicodeDecodeError:
            text = ''
        key = read_key(text[:-1]) if text.endswith('\n') else None
        if key is None:
            self.tell('key')
        return None if key is None else Chain(key)

    def walk(self, notes, disclosures, fates):
        tree, states = Tree(), States(self.types, lambda rule: self.tell(rule, self.seq))
        self.tree = tree
        ids, self.shown, self.missing, self.erased = {}, {}, {}, []
        self.note_at = self.disclosure_at = self.fate_at = 0
        last = ''
        self.reach(notes)
        for data in self.lines('entries.jsonl'):
            seq = self.seq = tree.size
            leaf = read_leaf(data, self.types)
            if leaf is None:
                self.tell('leaf', seq)
            shown = self.open_payloads(seq, leaf, disclosures)
            if leaf is not None:
                self.place(leaf, seq, ids, last)
                last = leaf['at']
                self.payloads(leaf, seq, shown, ids)
                own = self.own_fates(seq, fates) if leaf['type'] == 'consultation.reported' else []
                states.judge(leaf, shown, own)
            if seq in self.held_leaves and self.held_leaves[seq] != data:
                self.tell('held', seq)
            tree.append(leaf_hash(data))
            self.reach(notes)
        self.size, self.root = tree.size, tree.root()
        self.finish(notes, disclosures, fates)

    def place(self, leaf, seq, ids, last):
        if leaf['seq'] != seq:
            self.tell('sequence', seq)
        if leaf['id'] in ids:
            self.tell('duplicate-id', seq)
        else:
            ids[leaf['id']] = seq
        if leaf['at'] < last:
            self.tell('time', seq)

    def open_payloads(self, seq, leaf, disclosures):
        shown, before = {}, ''
        while self.disclosure_at < len(disclosures) and disclosures[self.disclosure_at]['seq'] <= seq:
            one = disclosures[self.disclosure_at]
            self.disclosure_at += 1
            committed = leaf['c'].get(one['field']) if leaf else None
            if one['seq'] < seq or one['field'] <= before or committed is None or not opens(one, committed):
                self.tell('commitment', one['seq'])
            else:
                shown[one['field']] = one['payload']
            before = one['field']
        return shown

    def payloads(self, leaf, seq, shown, ids):
        for field in shown:
            self.shown[leaf['id'], field] = seq
        for field in self.types[leaf['type']][1]:
            if field not in shown:
                self.missing[leaf['id'], field] = seq
        if leaf['type'] == 'erased' and 'erasure' in shown:
            if self.good_erasure(shown['erasure'], leaf, seq, ids):
                self.erased.append((leaf['ref'][0], shown['erasure']['field']))
            else:
                self.tell('erasure', seq)
        if leaf['type'] == 'key.rotated' and 'key' in shown and not self.chain.rotate(shown['key'], seq):
            self.tell('key', seq)

    def good_erasure(self, payload, leaf, seq, ids):
        given = payload if isinstance(payload, dict) else {}
        if ids.get(leaf['ref'][0], seq) >= seq or given.get('entry') != leaf['ref'][0]:
            return False
        texts = [given.get(name) for name in ('field', 'ground', 'asked', 'approved')]
        if not all(isinstance(text, str) for text in texts):
            return False
        field, ground, asked, approved = texts
        return bool(FIELD.match(field)) and ground != '' and bool(DUTY.match(asked)) and bool(DUTY.match(approved)) and asked != approved

    def own_fates(self, seq, fates):
        self.skip_fates(seq, fates)
        own = []
        while self.fate_at < len(fates) and fates[self.fate_at][0] == seq:
            own.append(fates[self.fate_at][1])
            self.fate_at += 1
        return own

    def skip_fates(self, before, fates):
        while self.fate_at < len(fates) and (before is None or fates[self.fate_at][0] < before):
            self.tell('fates', fates[self.fate_at][0])
            self.fate_at += 1

    def signatures(self, note):
        if note[2] != self.chain.keys[0][0]:
            self.tell('consistency')
        good = self.chain.checkpoint(note)
        if not good:
            self.tell('signature')
        return good

    def reach(self, notes):
        size = self.tree.size
        while self.note_at < len(notes) and notes[self.note_at][3] <= size:
            note = notes[self.note_at]
            self.note_at += 1
            good = self.signatures(note)
            if note[3] < size or note[3] == self.signed:
                self.tell('consistency')
            elif note[4] != self.tree.root():
                self.tell('root' if self.note_at == len(notes) else 'consistency')
            elif good:
                self.signed = size
        for note in self.held_notes:
            if note is not None and note[3] == size and note[4] != self.tree.root():
                self.tell('held')

    def finish(self, notes, disclosures, fates):
        for one in disclosures[self.disclosure_at:]:
            self.tell('commitment', one['seq'])
        for key in dict.fromkeys(self.erased):
            if key in self.shown:
                self.tell('erasure', self.shown[key])
        for key, seq in self.missing.items():
            if key not in self.erased:
                self.tell('missing-disclosure', seq)
        for note in notes[self.note_at:]:
            self.signatures(note)
            self.tell('size')
        for note in self.held_notes:
            if note is None or not self.chain.held(note, note[3]):
                self.tell('held')
            if note is not None and note[3] > self.size:
                self.tell('held')
        for seq in self.held_leaves:
            if seq >= self.size:
                self.tell('held', seq)
        if self.pinned is not None and self.pinned not in self.chain.keys:
            self.tell('signature')
        self.skip_fates(None, fates)

    def check_tiles(self):
        expected = set()
        for level, hashes in enumerate(self.tree.levels):
            for start in range(0, len(hashes), 256):
                own = hashes[start:start + 256]
                name = tile_name(level, start // 256, len(own))
                expected.add(name)
                if name not in self.present or self.read(name) != b''.join(own):
                    self.tell('tile')
        for path in self.present:
            if path not in FILES and path not in CARRIED and path not in expected:
                self.tell('file')

    def check_sums(self):
        if 'SHA256SUMS' not in self.present:
            return
        wanted = ''.join('%s  %s\n' % (sha256(self.read(n)).hex(), n) for n in CARRIED if n in self.present)
        if self.read('SHA256SUMS') != wanted.encode():
            self.tell('file')


# ------------------------------------------------------------------------------------------------------------------- receipt
def judge_receipt(proof, types, pinned):
    """The rules that the proof of a receipt breaks."""
    faults, note = [], read_note(proof['checkpoint'])
    key = pinned or read_key(proof['key'])
    if note is None:
        faults.append(('checkpoint', None))
    elif key is None or not signers(note, [key]):
        faults.append(('signature', None))
        note = None
    if not proof['entries']:
        faults.append(('leaf', None))
    leaves = [judge_entry(one, note, types, faults) for one in proof['entries']]
    if 'outcome' in proof:
        judge_outcome(proof['outcome'], [leaf for leaf in leaves if leaf], note, types, faults)
    return faults


def judge_entry(one, note, types, faults):
    data = one['leaf'].encode()
    leaf = read_leaf(data, types)
    if leaf is None:
        faults.append(('leaf', None))
        return None
    path = [strict_base64(text) for text in one['inclusion']]
    if note is not None and not is_under(leaf_hash(data), leaf['seq'], note[3], path, note[4]):
        faults.append(('inclusion', leaf['seq']))
    for shown in one['disclosed']:
        committed = leaf['c'].get(shown['field']) if shown['seq'] == leaf['seq'] else None
        if committed is None or not opens(shown, committed):
            faults.append(('commitment', leaf['seq']))
    return leaf


def judge_outcome(outcome, leaves, note, types, faults):
    leaf = judge_entry(outcome['entry'], note, types, faults)
    if leaf is None:
        return
    payload = next((s['payload'] for s in outcome['entry']['disclosed'] if s['field'] == 'outcome'), {})
    root = payload.get('root') if isinstance(payload, dict) else None
    place = leaves[-1]['ref'][1] if leaves else None
    if leaf['type'] != 'consultation.reported' or leaf['ref'][0] != place or not isinstance(root, str):
        faults.append(('outcome', leaf['seq']))
        return
    comments = {one['ref'][0] for one in leaves}
    if len(outcome['fates']) != len(comments) or comments != {f['line'].split(' ')[0] for f in outcome['fates']}:
        faults.append(('outcome', leaf['seq']))
    for fate in outcome['fates']:
        path = [strict_base64(text) for text in fate['path']]
        good = re.match(r'[0-9a-f]{64}\Z', root) and fate['size'] == payload.get('received')
        if not good or not is_under(leaf_hash(fate['line'].encode()), fate['index'], fate['size'], path, bytes.fromhex(root)):
            faults.append(('outcome', leaf['seq']))


# ---------------------------------------------------------------------------------------------------------------------- main
def read_text(path):
    with open(path, encoding='utf-8', newline='') as file:
        return file.read()


def read_proof(path):
    try:
        proof = json.loads(read_text(path))
        good = proof['schema'] == 'tiaoyi.proof/1' and isinstance(proof['entries'], list)
    except (OSError, ValueError, KeyError, TypeError):
        good = False
    if not good:
        leave('"%s" is no proof of a receipt.' % path)
    return proof


def leave(sentence):
    sys.stderr.write(sentence + '\n')
    sys.exit(2)


def find_types(folder):
    """The table comes with the folder or lies beside this file."""
    here = os.path.dirname(os.path.abspath(__file__))
    for place in (here, folder):
        path = os.path.join(place, 'ledger-format.md')
        if os.path.isfile(path):
            return types_of(read_text(path))
    return leave('ledger-format.md has to lie beside this file or in the folder.')


def print_result(asked, result, size, root, faults):
    if asked.json:
        told = [{'rule': rule, 'entry': entry} for rule, entry in faults]
        print(json.dumps({'result': result, 'size': size, 'root': root, 'faults': told}))
    else:
        print('%s: %d entries, root %s' % (result, size, root))
        for rule, entry in faults:
            print('  %s%s' % (rule, '' if entry is None else ': entry %d' % entry))
    return {'valid': 0, 'invalid': 1, 'pending': 3}[result]


def judge(asked):
    pinned = read_key(read_text(asked.key).strip()) if asked.key else None
    if asked.key and pinned is None:
        leave('The key is not a line of the form name+hash+base64.')
    types = find_types(asked.path)
    if os.path.isfile(asked.path):
        faults = judge_receipt(read_proof(asked.path), types, pinned)
        return print_result(asked, 'invalid' if faults else 'valid', 0, '', faults)
    if not os.path.isdir(asked.path):
        leave('There is no folder "%s".' % asked.path)
    proofs = [read_proof(path) for path in asked.receipt]
    notes = [read_note(text) for text in [p['checkpoint'] for p in proofs] + [read_text(c) for c in asked.checkpoint]]
    leaves = {e['seq']: e['leaf'].encode() for p in proofs for e in p['entries']}
    verifier = Verifier(asked.path, types, pinned, notes, leaves)
    result = verifier.run()
    return print_result(asked, result, verifier.size, verifier.root.hex(), verifier.faults)


def main():
    parser = argparse.ArgumentParser(description='Verifies an exported ledger or the proof of a receipt.')
    parser.add_argument('path')
    parser.add_argument('--key')
    parser.add_argument('--checkpoint', action='append', default=[])
    parser.add_argument('--receipt', action='append', default=[])
    parser.add_argument('--json', action='store_true')
    return judge(parser.parse_args())


if __name__ == '__main__':
    sys.exit(main())
