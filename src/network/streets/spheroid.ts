import geographiclib from 'geographiclib-geodesic'

const { Geodesic } = geographiclib

/**
 * Metres of the shortest line between two positions in degrees on the WGS84 spheroid, to 15 nanometres
 * (C. F. F. Karney, Algorithms for geodesics, 2013): the same library and figures as `ST_Length(geography)` in PostGIS.
 */
export function spheroidMetres(lon1: number, lat1: number, lon2: number, lat2: number): number {
  return Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, Geodesic.DISTANCE).s12!
}
