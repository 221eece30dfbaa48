"""numpy and scipy as an expert would write them: LAPACK for the Laplacian, sorted currents for current flow, one call of
scipy's Dijkstra for all distances."""

import numpy
from scipy.linalg import eigh, lapack, solve
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.sparse.linalg import eigsh

from .graph import Whole, unit
from .with_igraph import laplacian, others, trace_of_inverse


def sparse(g, number):
    u, v = numpy.array(g.ties).T
    values = numpy.array(number)
    ends = numpy.concatenate([u, v]), numpy.concatenate([v, u])
    return csr_array((numpy.concatenate([values, values]), ends), shape=(g.n, g.n))


def from_distances(distance):
    n = len(distance)
    near = (n - 1) / distance.sum(axis=1)
    with numpy.errstate(divide="ignore"):
        inverse = 1.0 / distance
    numpy.fill_diagonal(inverse, 0.0)
    far = inverse.sum(axis=1) / (n - 1)
    return near, far, far.mean()


def three(delay):
    def work(g):
        matrix = sparse(g, g.number)
        return Whole(
            lambda: from_distances(dijkstra(matrix, directed=False, unweighted=not delay)),
            lambda found: [*found[0], *found[1], found[2]],
        )

    return work


def kirchhoff_by_inverse(g):
    base = laplacian(g)
    return Whole(lambda: g.n * trace_of_inverse(base), lambda value: [value])


def kirchhoff_by_triangle(g):
    """The trace of (FFᵀ)⁻¹ is the sum of the squares of F⁻¹: half the inversion."""
    base = laplacian(g)

    def run():
        factor, _ = lapack.dpotrf(base + 1.0 / g.n, lower=1, overwrite_a=1)
        inverse, _ = lapack.dtrtri(factor, lower=1, overwrite_c=1)
        return g.n * (numpy.vdot(inverse, inverse) - 1.0)

    return Whole(run, lambda value: [value])


def pseudo_inverse(base):
    n = len(base)
    factor, _ = lapack.dpotrf(base + 1.0 / n, lower=1, overwrite_a=1)
    inverse, _ = lapack.dpotri(factor, lower=1, overwrite_c=1)
    return numpy.tril(inverse) + numpy.tril(inverse, -1).T - 1.0 / n


def current_flow(g):
    """Brandes & Fleischer: along each tie the differences of potential, sorted, give the current of all pairs."""
    base = laplacian(g)
    u, v = numpy.array(g.ties).T
    strength = numpy.array(g.strength)
    n = g.n
    place = 2.0 * numpy.arange(n) - n + 1.0

    def run():
        inverse = pseudo_inverse(base)
        flow = numpy.sort(strength[:, None] * (inverse[u] - inverse[v]), axis=1) @ place
        through = numpy.bincount(u, flow, n) + numpy.bincount(v, flow, n)
        # An actor's own pairs put one unit through it each; what passes was met on the way in and on the way out.
        return (through - (n - 1)) / 2.0

    return Whole(run, lambda found: (found / others(g)).tolist())


def katz(g):
    matrix = sparse(g, g.strength)

    def run():
        value = eigsh(matrix, k=1, which="LA", return_eigenvectors=False)[0]
        return solve(numpy.eye(g.n) - 0.9 / value * matrix.toarray(), numpy.ones(g.n), assume_a="pos")

    return Whole(run, unit)


def eigenvector(g):
    matrix = sparse(g, g.strength)
    return Whole(lambda: eigsh(matrix, k=1, which="LA", tol=1e-11)[1][:, 0], lambda found: unit(found.tolist()))


def clustering(g):
    matrix = sparse(g, [1.0] * g.m).toarray()

    def run():
        triangles = ((matrix @ matrix) * matrix).sum(axis=1)
        degree = matrix.sum(axis=1)
        return triangles / numpy.maximum(degree * (degree - 1), 1)

    return Whole(run, lambda found: found.tolist())


def eigenvector_dense(g):
    matrix = sparse(g, g.strength).toarray()
    return Whole(
        lambda: eigh(matrix, subset_by_index=[g.n - 1, g.n - 1], check_finite=False)[1][:, 0],
        lambda found: unit(found.tolist()),
    )


# What its works need of a graph.
FORMS = []
WORKS = {
    "three": three(False),
    "three-delay": three(True),
    "kirchhoff by potri": kirchhoff_by_inverse,
    "kirchhoff by trtri": kirchhoff_by_triangle,
    "current-flow": current_flow,
    "katz": katz,
    "eigenvector": eigenvector,
    "clustering": clustering,
}
