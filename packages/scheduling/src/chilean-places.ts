/** Chile's regions by their Roman number (RM: Metropolitana), under the names that people use. */
export const REGION_NAMES: Readonly<Record<string, readonly string[]>> = {
  XV: ['Arica y Parinacota'],
  I: ['Tarapacá'],
  II: ['Antofagasta'],
  III: ['Atacama'],
  IV: ['Coquimbo'],
  V: ['Valparaíso'],
  RM: ['Metropolitana', 'Metropolitana de Santiago', 'Gran Santiago'],
  VI: ["O'Higgins", "Libertador General Bernardo O'Higgins", "Libertador Bernardo O'Higgins"],
  VII: ['Maule'],
  XVI: ['Ñuble'],
  VIII: ['Biobío', 'Bío Bío'],
  IX: ['Araucanía', 'La Araucanía'],
  XIV: ['Los Ríos'],
  X: ['Los Lagos'],
  XI: [
    'Aysén',
    'Aisén',
    'Aysén del General Carlos Ibáñez del Campo',
    'Aisén del General Carlos Ibáñez del Campo',
  ],
  XII: [
    'Magallanes',
    'Magallanes y Antártica Chilena',
    'Magallanes y de la Antártica Chilena',
    'Magallanes y la Antártica Chilena',
  ],
};

const list = (names: string): string[] => names.split(',').map((name) => name.trim());

/**
 * The 346 communes by region, with other spellings in use. Left out where a name would mislead: the commune O'Higgins
 * of Aysén goes by Villa O'Higgins (the bare name is the region in the centre), Isla de Pascua has its own zone.
 */
export const COMMUNES: Readonly<Record<string, readonly string[]>> = {
  XV: list('Arica, Camarones, Putre, General Lagos'),
  I: list('Iquique, Alto Hospicio, Pozo Almonte, Camiña, Colchane, Huara, Pica'),
  II: list(
    'Antofagasta, Mejillones, Sierra Gorda, Taltal, Calama, Ollagüe, San Pedro de Atacama, Tocopilla, María Elena',
  ),
  III: list(
    'Copiapó, Caldera, Tierra Amarilla, Chañaral, Diego de Almagro, Vallenar, Alto del Carmen, Freirina, Huasco',
  ),
  IV: list(`La Serena, Coquimbo, Andacollo, La Higuera, Paihuano, Vicuña, Illapel, Canela, Los Vilos, Salamanca, Ovalle,
    Combarbalá, Monte Patria, Punitaqui, Río Hurtado`),
  V: list(`Valparaíso, Casablanca, Concón, Juan Fernández, Puchuncaví, Quintero, Viña del Mar, Los Andes, Calle Larga,
    Rinconada, San Esteban, La Ligua, Cabildo, Papudo, Petorca, Zapallar, Quillota, La Calera, Hijuelas, La Cruz,
    Nogales, San Antonio, Algarrobo, Cartagena, El Quisco, El Tabo, Santo Domingo, San Felipe, Catemu, Llaillay,
    Panquehue, Putaendo, Santa María, Quilpué, Limache, Olmué, Villa Alemana`),
  RM: list(`Santiago, Cerrillos, Cerro Navia, Conchalí, El Bosque, Estación Central, Huechuraba, Independencia,
    La Cisterna, La Florida, La Granja, La Pintana, La Reina, Las Condes, Lo Barnechea, Lo Espejo, Lo Prado, Macul,
    Maipú, Ñuñoa, Pedro Aguirre Cerda, Peñalolén, Providencia, Pudahuel, Quilicura, Quinta Normal, Recoleta, Renca,
    San Joaquín, San Miguel, San Ramón, Vitacura, Puente Alto, Pirque, San José de Maipo, Colina, Lampa, Tiltil,
    San Bernardo, Buin, Calera de Tango, Paine, Melipilla, Alhué, Curacaví, María Pinto, San Pedro, Talagante,
    El Monte, Isla de Maipo, Padre Hurtado, Peñaflor`),
  VI: list(`Rancagua, Codegua, Coinco, Coltauco, Doñihue, Graneros, Las Cabras, Machalí, Malloa, Mostazal, Olivar, Peumo,
    Pichidegua, Quinta de Tilcoco, Rengo, Requínoa, San Vicente, Pichilemu, La Estrella, Litueche, Marchigüe, Navidad,
    Paredones, San Fernando, Chépica, Chimbarongo, Lolol, Nancagua, Palmilla, Peralillo, Placilla, Pumanque,
    Santa Cruz`),
  VII: list(`Talca, Constitución, Curepto, Empedrado, Maule, Pelarco, Pencahue, Río Claro, San Clemente, San Rafael,
    Cauquenes, Chanco, Pelluhue, Curicó, Hualañé, Licantén, Molina, Rauco, Romeral, Sagrada Familia, Teno, Vichuquén,
    Linares, Colbún, Longaví, Parral, Retiro, San Javier, Villa Alegre, Yerbas Buenas`),
  XVI: list(`Chillán, Bulnes, Chillán Viejo, El Carmen, Pemuco, Pinto, Quillón, San Ignacio, Yungay, Quirihue, Cobquecura,
    Coelemu, Ninhue, Portezuelo, Ránquil, Treguaco, San Carlos, Coihueco, Ñiquén, San Fabián, San Nicolás`),
  VIII: list(`Concepción, Coronel, Chiguayante, Florida, Hualqui, Lota, Penco, San Pedro de la Paz, Santa Juana,
    Talcahuano, Tomé, Hualpén, Lebu, Arauco, Cañete, Contulmo, Curanilahue, Los Álamos, Tirúa, Los Ángeles, Antuco,
    Cabrero, Laja, Mulchén, Nacimiento, Negrete, Quilaco, Quilleco, San Rosendo, Santa Bárbara, Tucapel, Yumbel,
    Alto Biobío`),
  IX: list(`Temuco, Carahue, Cunco, Curarrehue, Freire, Galvarino, Gorbea, Lautaro, Loncoche, Melipeuco, Nueva Imperial,
    Padre Las Casas, Perquenco, Pitrufquén, Pucón, Saavedra, Teodoro Schmidt, Toltén, Vilcún, Villarrica, Cholchol,
    Angol, Collipulli, Curacautín, Ercilla, Lonquimay, Los Sauces, Lumaco, Purén, Renaico, Traiguén, Victoria`),
  XIV: list(`Valdivia, Corral, Lanco, Los Lagos, Máfil, Mariquina, Paillaco, Panguipulli, La Unión, Futrono, Lago Ranco,
    Río Bueno`),
  X: list(`Puerto Montt, Calbuco, Cochamó, Fresia, Frutillar, Los Muermos, Llanquihue, Maullín, Puerto Varas, Castro,
    Ancud, Chonchi, Curaco de Vélez, Dalcahue, Puqueldón, Queilén, Quellón, Quemchi, Quinchao, Osorno, Puerto Octay,
    Purranque, Puyehue, Río Negro, San Juan de la Costa, San Pablo, Chaitén, Futaleufú, Hualaihué, Palena`),
  XI: list(`Coyhaique, Lago Verde, Aysén, Cisnes, Guaitecas, Cochrane, Villa O'Higgins, Tortel, Chile Chico, Río Ibáñez,
    Coihaique, Aisén, Puerto Aysén, Puerto Aisén, Puerto Cisnes, Caleta Tortel, Melinka`),
  XII: list(`Punta Arenas, Laguna Blanca, Río Verde, San Gregorio, Cabo de Hornos, Antártica, Porvenir, Primavera,
    Timaukel, Natales, Torres del Paine, Puerto Natales, Puerto Williams`),
};
