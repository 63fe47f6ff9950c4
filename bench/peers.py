"""Random stochastic games, solved by Parley and by sgamesolver; who is faster, and how good is what each found?

Prints a Markdown table. Usage: peers.py STATES... The regret of both is computed here, by value iteration with numpy, and
not taken from either program.
"""

import importlib
import json
import pathlib
import subprocess
import sys
import time

import numpy as np

HOME = pathlib.Path(__file__).resolve().parent.parent
RESULTS = HOME / "bench" / "results"
DISCOUNT = 0.95
LIMIT = 120  # seconds allowed to either program on one game


def random_game(states, actions, seed):
    """Payoffs uniform in [0, 1]; every row of transitions uniform on the simplex."""
    draws = np.random.default_rng(seed)
    payoffs = draws.random((states, 2, actions, actions))
    transitions = draws.dirichlet(np.ones(states), size=(states, actions, actions))
    return payoffs, transitions


def regret(payoffs, transitions, strategies):
    """The most that a player gains in any state by its best reply: strategies[state, player, action]."""
    worst = 0.0
    for player in range(2):
        u, p = payoffs[:, player], transitions
        if player == 1:
            u, p = u.swapaxes(1, 2), p.swapaxes(1, 2)
        own, other = strategies[:, player], strategies[:, 1 - player]
        u = np.einsum("sab,sb->sa", u, other)
        p = np.einsum("sabt,sb->sat", p, other)
        chain = np.einsum("sat,sa->st", p, own)
        kept = np.linalg.solve(np.eye(len(own)) - DISCOUNT * chain, np.einsum("sa,sa->s", u, own))
        best = kept
        while True:
            better = (u + DISCOUNT * p @ best).max(axis=1)
            if np.abs(better - best).max() < 1e-14 * np.abs(better).max():
                break
            best = better
        worst = max(worst, float((better - kept).max()))
    return worst


def parley(payoffs, transitions):
    states, _, actions, _ = payoffs.shape
    file = RESULTS / "game.json"
    file.write_text(
        json.dumps(
            {
                "players": 2,
                "states": states,
                "actions": [[actions, actions]] * states,
                "discount": [DISCOUNT, DISCOUNT],
                "payoffs": payoffs.tolist(),
                "transitions": transitions.tolist(),
            }
        )
    )
    begun = time.perf_counter()
    run = subprocess.run(
        [str(HOME / "parley"), "solve", str(file), "--format", "json"], capture_output=True, text=True, timeout=LIMIT
    )
    seconds = time.perf_counter() - begun
    strategies = np.array(json.loads(run.stdout)["equilibria"][0]["strategies"])
    return seconds, strategies


def sgamesolver(payoffs, transitions):
    """The homotopy in logit quantal responses, with the package's own defaults."""
    import sgamesolver as package

    begun = time.perf_counter()
    states = len(payoffs)
    game = package.SGame(list(payoffs), [transitions[s] for s in range(states)], DISCOUNT)
    homotopy = package.homotopy.QRE(game)
    homotopy.solver_setup()
    homotopy.solver.max_steps = 100_000
    homotopy.solver.verbose = 0
    homotopy.solve()
    seconds = time.perf_counter() - begun
    return seconds, np.array(homotopy.equilibrium.strategies)


def measured(solver, payoffs, transitions):
    try:
        seconds, strategies = solver(payoffs, transitions)
        return f"{seconds:.2f}", f"{regret(payoffs, transitions, strategies):.1e}"
    except subprocess.TimeoutExpired:
        return f"over {LIMIT}", "none"
    except Exception as failure:  # a peer may fail in any way; the table says so and goes on
        return "failed", type(failure).__name__


def main(sizes):
    RESULTS.mkdir(exist_ok=True)
    for name in ("sgamesolver", "pygambit", "pyspiel"):
        try:
            module = importlib.import_module(name)
            print(f"{name} {getattr(module, '__version__', '')} is installed.")
        except ImportError:
            print(f"{name} is not installed.")
    print("\n| states | actions | Parley s | sgamesolver s | Parley regret | sgamesolver regret |")
    print("|---|---|---|---|---|---|", flush=True)
    for states in sizes:
        for actions in (2, 3):
            game = random_game(states, actions, 1000 * states + actions)
            mine, my_regret = measured(parley, *game)
            theirs, their_regret = measured(sgamesolver, *game)
            print(f"| {states} | {actions} | {mine} | {theirs} | {my_regret} | {their_regret} |", flush=True)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [5, 10, 20, 50])
