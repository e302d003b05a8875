"""The integrity seal: made of the store's own key, kept apart from it, and never the last word on a paper (CT-07)."""

from __future__ import annotations

import dataclasses
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import sqlalchemy as sa
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_der_private_key, pkcs12
from cryptography.x509.oid import NameOID

from showroom.bootstrap import Showroom
from showroom.contract.drafts import Signed
from showroom.documents.seal_model import SealCertificate
from showroom.documents.seal_reading import SealState, read_seal
from showroom.documents.sealing import make_key, read_p12, seal_bytes
from showroom.documents.store import page_count
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from tests.contract.contract_builders import drafted, sign
from tests.documents.edits import incremental_update, note_appended
from tests.documents.pdf_reading import complaints, fonts_of
from tests.store_fixtures import NEW_STORE, NOW, People, by_owner

WORD = "pear tree"
ADMIN = Actor(1, NEW_STORE.first_user, NEW_STORE.roles)
STRANGER = make_key("另一家店", NOW)


@pytest.fixture
def signed(store: Showroom, people: People) -> Signed:
    return sign(store, people, drafted(store, people))


@pytest.fixture
def sealed(store: Showroom, people: People, signed: Signed) -> bytes:
    return store.documents.pdf(people.consultant, signed.document_id)


def p12(days: int = 900, usage: str = "digital_signature") -> bytes:
    """A certificate as a trust service hands it out, valid from 30 days before NOW."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "星河汽车销售有限公司")])
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    start = NOW - timedelta(days=30)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.KeyUsage(**{entry: entry == usage for entry in names}), critical=True)
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"s", key, certificate, None, BestAvailableEncryption(WORD.encode()))


def seal_taken_out(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as file:
        del file.Root.AcroForm
        del file.pages[0]["/Annots"]
        if "/Perms" in file.Root:
            del file.Root["/Perms"]
        file.save(out := BytesIO())
    return out.getvalue()


def padding_changed(pdf: bytes) -> bytes:
    """One of the noughts that fill the seal's room."""
    end = pdf.index(b">", pdf.rindex(b"/Contents <"))
    assert pdf[end - 1 : end] == b"0"
    return pdf[: end - 1] + b"1" + pdf[end:]


def resealed(pdf: bytes) -> bytes:
    return seal_bytes(seal_taken_out(pdf), STRANGER, NOW)


@pytest.mark.rule("CT-07")
def test_a_signed_contract_carries_the_stores_seal_and_stays_a_clean_pdf(
    store: Showroom, people: People, sealed: bytes, tmp_path: Path
) -> None:
    seal = store.documents.verify_bytes(people.consultant, sealed).seal
    assert seal is not None
    assert (seal.state, seal.ours, seal.at) == (SealState.WHOLE, True, NOW)
    (card,) = store.documents.seals(people.consultant)
    assert (card.sha256, card.in_use, card.imported) == (seal.sha256, True, False)
    assert card.valid_to > NOW + timedelta(days=3650)
    assert complaints(sealed, tmp_path) == ""
    assert all(embedded for _, embedded, _ in fonts_of(sealed, tmp_path))
    with pikepdf.open(BytesIO(sealed)) as file:
        assert len(file.pages) == page_count(sealed)
        assert int(file.Root.Perms.DocMDP.Reference[0].TransformParams.P) == 1  # nothing may be changed
    (tmp_path / "sealed.pdf").write_bytes(sealed)
    said = subprocess.run(["pdfsig", str(tmp_path / "sealed.pdf")], capture_output=True, text=True, check=False).stdout
    for words in ("Signature is Valid", "ETSI.CAdES.detached", "Total document signed", "not a qualified signature"):
        assert words in said


DONE_TO_IT: tuple[tuple[Callable[[bytes], bytes], str, SealState], ...] = (
    (lambda pdf: incremental_update(pdf, b""), "paper_altered_appended", SealState.APPENDED),
    (lambda pdf: note_appended(pdf, b""), "paper_altered_appended", SealState.APPENDED),
    (lambda pdf: pdf[:900] + bytes([pdf[900] ^ 1]) + pdf[901:], "paper_altered_after_seal", SealState.BROKEN),
    (seal_taken_out, "paper_altered_seal_gone", SealState.NONE),
    (resealed, "paper_altered_resealed", SealState.WHOLE),
    (padding_changed, "paper_altered_in_seal", SealState.WHOLE),
)


@pytest.mark.rule("CT-07")
def test_an_altered_file_hears_what_was_done_to_it(store: Showroom, people: People, sealed: bytes) -> None:
    for act, code, state in DONE_TO_IT:
        verdict = store.documents.verify_bytes(people.consultant, act(sealed))
        assert verdict.seal is not None
        assert (verdict.message.code, verdict.number, verdict.seal.state) == (code, "SH01-XS-20261122-0001", state)
        assert "altered" in verdict.reason("en")


@pytest.mark.rule("CT-07")
def test_control_the_seal_alone_would_let_a_flip_pass(store: Showroom, people: People, sealed: bytes) -> None:
    bent = padding_changed(sealed)
    (card,) = store.documents.seals(people.consultant)
    with store.work.db.read() as session:
        own = {card.sha256: session.scalars(sa.select(SealCertificate.certificate)).one()}
    assert read_seal(bent, own) == read_seal(sealed, own)  # without the stored digest nobody would know
    assert store.documents.verify_bytes(people.consultant, bent).verdict == "altered"


@pytest.mark.rule("CT-07")
def test_papers_of_another_store_and_papers_that_the_store_forgot(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    plain = store.contract.review_pdf(people.consultant, deal_id)
    stranger = seal_bytes(plain, STRANGER, NOW)
    said = store.documents.verify_bytes(people.consultant, stranger)
    assert (said.verdict, said.message.code) == ("unknown", "paper_unknown_sealed")
    assert "另一家店" in said.reason("zh")


@pytest.mark.rule("CT-07")
def test_the_key_lies_encrypted_and_a_foreign_data_key_cannot_seal(
    store: Showroom, people: People, signed: Signed
) -> None:
    with store.work.db.read() as session:
        row = session.scalars(sa.select(SealCertificate)).one()
        with pytest.raises(ValueError):
            load_der_private_key(bytes(row.private_key), None)
    other = drafted(store, people, vin="LSVAU2182T2000002")
    store.contract.work = dataclasses.replace(store.work, audit_key=bytes(32))
    with pytest.raises(ShowroomError) as refused:
        sign(store, people, other)
    assert refused.value.code == "seal_key_unreadable"
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.text("UPDATE seal_certificate SET private_key = certificate"))


@pytest.mark.rule("CT-07")
@pytest.mark.parametrize(
    "content, password, field, code",
    [
        (p12(), "wrong", "password", "seal_p12_unreadable"),
        (b"no certificate", WORD, "password", "seal_p12_unreadable"),
        (p12(days=29), WORD, "file", "seal_p12_expired"),
        (p12(usage="key_encipherment"), WORD, "file", "seal_p12_not_for_signing"),
    ],
)
def test_a_certificate_that_cannot_seal_is_refused(content: bytes, password: str, field: str, code: str) -> None:
    with pytest.raises(FieldErrors) as refused:
        read_p12(content, password, NOW)
    assert {name: told.message.code for name, told in refused.value.fields.items()} == {field: code}


@pytest.mark.rule("CT-07")
def test_an_imported_certificate_seals_from_now_on_and_old_papers_stay_what_they_are(
    store: Showroom, people: People, signed: Signed, sealed: bytes
) -> None:
    file = p12()
    cards = store.documents.import_seal(ADMIN, file, WORD)
    assert (cards[0].subject, cards[0].imported, cards[0].in_use) == ("星河汽车销售有限公司", True, True)
    assert [card.in_use for card in cards] == [True, False]
    with pytest.raises(FieldErrors):
        store.documents.import_seal(ADMIN, file, WORD)
    assert store.documents.pdf(people.consultant, signed.document_id) == sealed  # a reprint is the same for ever
    second = sign(store, people, drafted(store, people, vin="LSVAU2182T2000002"))
    seals = [
        store.documents.verify_bytes(people.consultant, store.documents.pdf(people.consultant, one.document_id)).seal
        for one in (signed, second)
    ]
    assert [(seal.ours, seal.sha256) for seal in seals if seal] == [(True, card.sha256) for card in cards[::-1]]
    assert store.documents.verify_all(people.general_manager).ok


@pytest.mark.rule("CT-07")
def test_an_expired_certificate_stops_no_sale_the_stores_own_seals_again(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    store.documents.import_seal(ADMIN, p12(days=31), WORD)
    later = dataclasses.replace(store.work, clock=FixedClock(NOW + timedelta(days=2)))
    store.contract.work = store.documents.work = later
    signed = sign(store, people, deal_id)
    own, imported = store.documents.seals(people.consultant)
    assert (own.imported, own.in_use, own.expired) == (False, True, False)
    assert (imported.imported, imported.in_use, imported.expired) == (True, False, True)
    verdict = store.documents.verify_bytes(
        people.consultant, store.documents.pdf(people.consultant, signed.document_id)
    )
    assert verdict.seal is not None
    assert (verdict.seal.sha256, verdict.seal.ours) == (own.sha256, True)


@pytest.mark.rule("CT-07")
def test_the_check_of_all_papers_tries_the_seals_tells_how_far_it_is_and_can_be_stopped(
    store: Showroom, people: People, signed: Signed
) -> None:
    class Impatient:
        cancelled = False

        def __init__(self) -> None:
            self.heard: list[tuple[int, int]] = []

        def report(self, count: int, total: int) -> None:
            self.heard.append((count, total))

    watch = Impatient()
    assert store.documents.verify_all(people.general_manager, watch).ok
    assert watch.heard == [(2, 2)]
    watch.cancelled = True
    stopped = store.documents.verify_all(people.general_manager, watch)
    assert (stopped.ok, stopped.complete, stopped.checked, stopped.bad) == (False, False, 0, ())
    # A seal of a certificate that is no longer ours is found even where digest and audit chain agree.
    on = "" if store.work.db.kind == "sqlite" else " ON seal_certificate"
    with by_owner(store) as session:
        session.execute(sa.text(f"DROP TRIGGER refuse_delete_seal_certificate{on}"))
        session.execute(sa.text("DELETE FROM seal_certificate"))
    found = store.documents.verify_all(people.general_manager)
    assert {bad.message.code for bad in found.bad} == {"paper_seal_changed"}
    assert len(found.bad) == 2


def test_a_certificate_made_here_names_itself_an_integrity_seal() -> None:
    made = x509.load_der_x509_certificate(make_key("x" * 100, datetime(2026, 1, 1, tzinfo=UTC)).certificate)
    assert "not a qualified signature" in made.subject.rfc4514_string()
    assert not made.extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign
