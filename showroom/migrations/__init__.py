"""Alembic migrations; every released schema can be brought to HEAD on both databases."""

REVISIONS = (
    "0001",  # foundation: audit, parameters, numbers, search, staff, customers, vehicles, deals, documents
    "0002",  # reception
    "0003",  # consultation
    "0004",  # presentation
    "0005",  # test drive
    "0006",  # negotiation
    "0007",  # contract
    "0008",  # financing
    "0009",  # delivery
    "0010",  # follow-up
    "0011",  # import runs: what each workbook brought, remembered headings
    "0012",  # reception: queue absence, enquiries, columns of the visit log
    "0013",  # reception: closed days, ownership decisions
    "0014",  # hand-over of customers, the pool, the day's viewing count
    "0015",  # the whole customer file
    "0016",  # merged customers, with all that undoing needs
    "0017",  # the wider search index
    "0018",  # licence photographs, what was read from them and who confirmed it
    "0019",  # the diary of test drives: walk-ins, no-shows, reminders
    "0020",  # the drive itself: signatures of all aboard, damage marks, photographs, quiet-drive ticks
    "0021",  # demo cars: plates, insurance, costs, fines, incidents
    "0022",  # campaign call lists, messages to many, what a lead costs
    "0023",  # the day's calls against their targets, the talk judged after it
    "0024",  # acts on demo cars
    "0025",  # contracts changed, cancelled, refunded
    "0026",  # signed rows: emptying their tables is refused too
    "0027",  # quotations: proposals side by side, margin
    "0028",  # discount limits per role and model, turnover to the manager
    "0029",  # the shared library of objections, closings, buying signals
    "0030",  # intent orders, submission sheets, promises carried on
    "0031",  # contract templates as data
    "0032",  # the store's seal certificate, signing evidence, scans
    "0033",  # print jobs and their log
    "0034",  # contracts void and issued anew
    "0035",  # quality terms per model, 三包 certificates and information sheets
    "0036",  # repairs and claims after delivery
    "0037",  # complaints, brand authorisations and the store's own duties
    "0038",  # the privacy desk: requests, retention, erasure and its registers
    "0039",  # contracts ended by one side, and reissues signed with ink
    "0040",  # choosing among valid templates; a proposal's loan carried into financing
    "0041",  # print jobs that outlive the program
    "0042",  # working days
    "0043",  # erasing reaches sealed rows whose period is over
    "0044",  # what a contract tells of its car; parameters of §3.2 and §4.1
    "0045",  # personal numbers, pictures and papers encrypted one by one on PostgreSQL
    "0048",  # one table of prints for signature by hand, whatever paper they are of
)
HEAD = REVISIONS[-1]
